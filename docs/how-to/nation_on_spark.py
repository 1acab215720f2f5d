"""The table of a nation on a Spark cluster: spark-submit nation_on_spark.py SET IN OUT."""

import sys

from pyspark.sql import SparkSession

import sakip
from sakip.frames import assess_frame

_, indicators, given, out = sys.argv
office = sakip.load(indicators)
halves = ("numerator", "denominator")  # the columns of the first component and, where there is one, the second
columns = {one.code: dict(zip((part.name for part in one.formula.components), halves, strict=False)) for one in office}

spark = SparkSession.builder.appName(f"sakip {office.code}").getOrCreate()
assessed = assess_frame(spark.read.parquet(given), office, columns=columns)  # a plan: no row is read yet
assessed.write.parquet(out)  # now the executors work
spark.read.parquet(out).groupBy("status", "reason").count().orderBy("status", "reason").show()
spark.stop()
