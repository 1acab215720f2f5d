"""Instruments: how an index is measured from raw records, one each. Put yours beside them.

``skm`` makes the index of community satisfaction (IKM) of survey answers, ``ipasn`` the index of professionalism of
civil servants of their records, ``akip`` the evaluation score of an accountability system of the grades of a sheet.
Each takes its numbers from the regulation in force, keeps what it could not use beside what it could, and hands over
an ordinary :class:`sakip.Realisation` whose explanation goes down to what was counted.
"""
