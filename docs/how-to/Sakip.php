<?php

declare(strict_types=1);

namespace App\Services;

use DateTimeInterface;
use InvalidArgumentException;
use JsonException;
use RuntimeException;
use Stringable;
use Throwable;

/** The command line did not answer with a result; the code is its exit code, or 0 where it did not end by itself. */
final class SakipError extends RuntimeException
{
}

/** Calls the command line of sakip as a process, and reads what it writes. Needs nothing but PHP 8.1. */
final class Sakip
{
    /** The columns of a realisation file. The first three say what a value is of, and all others may be left out. */
    public const COLUMNS = [
        'indicator', 'period', 'component', 'value',
        'unit', 'document', 'recorded', 'status', 'note', 'system', 'sha256',
    ];

    /**
     * @param list<string> $program what is run, such as ['sakip'] or ['python', '-m', 'sakip']
     * @param float $seconds how long an answer may take
     */
    public function __construct(
        private readonly array $program = ['sakip'],
        private readonly float $seconds = 30.0,
    ) {
    }

    /**
     * The scorecard of a set, its findings among it: decimals are text, and what is missing is null.
     *
     * @param ?string $asOf as known on this day, such as '2025-01-31'
     * @param ?string $policy what counts: 'all', 'submitted', 'verified' or 'verified-with-document'
     */
    public function scorecard(
        string $set,
        ?string $realisations = null,
        ?string $period = null,
        ?string $asOf = null,
        ?string $policy = null,
    ): array {
        $asked = self::asked($realisations, $period, $asOf, $policy);

        return $this->json('sakip.scorecard/1', ['assess', '--format=json', ...$asked, '--', $set]);
    }

    /** Where a number comes from, down to its documents, as the JSON text that was written: to keep, and to replay. */
    public function trace(
        string $set,
        string $indicator,
        ?string $realisations = null,
        ?string $period = null,
        ?string $asOf = null,
        ?string $policy = null,
    ): string {
        $asked = self::asked($realisations, $period, $asOf, $policy);
        $answer = $this->run(['explain', '--format=json', ...$asked, '--', $set, $indicator]);
        self::decoded('sakip.trace/1', ...$answer);

        return $answer[1];
    }

    /** Compute a kept trace again, from itself alone: look at 'same' and 'differences'. */
    public function replay(string $trace): array
    {
        $file = tempnam(sys_get_temp_dir(), 'sakip');
        try {
            file_put_contents($file, $trace);

            return $this->json('sakip.replay/1', ['replay', '--format=json', '--', $file]);
        } finally {
            unlink($file);
        }
    }

    /** Where a number comes from, for people: lines of text in Indonesian ('id') or English ('en'). */
    public function explain(
        string $set,
        string $indicator,
        ?string $realisations = null,
        ?string $period = null,
        ?string $asOf = null,
        ?string $policy = null,
        string $lang = 'id',
    ): string {
        $asked = self::asked($realisations, $period, $asOf, $policy);
        [$code, $text, $said] = $this->run(['explain', "--lang={$lang}", ...$asked, '--', $set, $indicator]);
        if (trim($text) === '') {
            throw self::failed($code, $said);
        }

        return $text;
    }

    /** What is wrong or odd in a set, also when it cannot be loaded: look at 'loaded' and 'findings'. */
    public function check(string $set): array
    {
        return $this->json('sakip.review/1', ['check', '--format=json', '--', $set]);
    }

    /** Write the scorecards of a folder of sets, one a line; return what was found, as for a set that was left out. */
    public function export(
        string $folder,
        string $file,
        ?string $period = null,
        ?string $asOf = null,
        ?string $policy = null,
    ): array {
        $findings = "{$file}.findings.json";
        $asked = ["--out={$file}", "--findings={$findings}", ...self::asked(null, $period, $asOf, $policy)];
        [$code, , $said] = $this->run(['export', ...$asked, 'json', '--', $folder]);
        if ($code > 1) {
            throw self::failed($code, $said);
        }

        return json_decode(file_get_contents($findings), true, 512, JSON_THROW_ON_ERROR)['findings'];
    }

    /** Read the scorecards of such a file, one at a time. */
    public static function lines(string $file): iterable
    {
        $read = @fopen($file, 'rb') ?: throw new SakipError("{$file} cannot be read");
        try {
            while (($line = fgets($read)) !== false) {
                yield json_decode($line, true, 512, JSON_THROW_ON_ERROR);
            }
        } finally {
            fclose($read);
        }
    }

    /**
     * Write realisations: arrays, or the objects of DB::table(), with keys among COLUMNS.
     *
     * A value is text with a decimal point, as a DECIMAL column gives it, or a whole number; null is not reported.
     */
    public static function write(string $file, iterable $rows): void
    {
        $part = "{$file}.part";
        $made = @fopen($part, 'wb') ?: throw new SakipError("{$part} cannot be written");
        try {
            fputcsv($made, self::COLUMNS, ',', '"', '');
            $number = 0;
            foreach ($rows as $row) {
                fputcsv($made, self::cells(is_array($row) ? $row : get_object_vars($row), ++$number), ',', '"', '');
            }
        } catch (Throwable $error) {
            fclose($made);
            unlink($part);
            throw $error;
        }
        fclose($made);
        rename($part, $file);  // whoever reads the file never sees half of it
    }

    private static function cells(array $row, int $number): array
    {
        $unknown = array_diff(array_map('strval', array_keys($row)), self::COLUMNS);
        if ($unknown !== []) {
            $said = "'" . implode("', '", $unknown) . "' is no column; there are " . implode(', ', self::COLUMNS);
            throw new InvalidArgumentException("row {$number}: {$said}");
        }

        return array_map(
            fn (string $column): string => self::cell($row[$column] ?? null, "row {$number}, {$column}"),
            self::COLUMNS,
        );
    }

    private static function cell(mixed $value, string $place): string
    {
        return match (true) {
            $value === null => '',
            $value instanceof DateTimeInterface => $value->format('Y-m-d'),
            is_string($value), is_int($value), $value instanceof Stringable => (string) $value,
            is_float($value) => throw new InvalidArgumentException(
                "{$place}: {$value} is a float, whose digits need not be those that were reported; give text"
            ),
            default => throw new InvalidArgumentException("{$place}: " . get_debug_type($value) . ' is no text'),
        };
    }

    /** '--name=value' in one piece, so that no value can be taken for an option. */
    private static function asked(?string $realisations, ?string $period, ?string $asOf, ?string $policy): array
    {
        $given = ['realisations' => $realisations, 'period' => $period, 'as-of' => $asOf, 'policy' => $policy];
        $said = array_filter($given, fn (?string $value): bool => $value !== null);

        return array_map(fn (string $name, string $value): string => "--{$name}={$value}", array_keys($said), $said);
    }

    private function json(string $format, array $arguments): array
    {
        return self::decoded($format, ...$this->run($arguments));
    }

    private static function decoded(string $format, int $code, string $result, string $said): array
    {
        if (trim($result) === '') {
            throw self::failed($code, $said);
        }
        try {
            $read = json_decode($result, true, 512, JSON_THROW_ON_ERROR);
        } catch (JsonException $error) {
            $begin = substr($result, 0, 200);
            throw new SakipError("what was written is no JSON ({$error->getMessage()}): {$begin}", $code, $error);
        }
        $given = $read['format'] ?? '';
        if ($given !== $format) {
            throw new SakipError("'{$given}' is not '{$format}', which this class reads", $code);
        }

        return $read;
    }

    private static function failed(int $code, string $said): SakipError
    {
        return new SakipError(trim($said) ?: "nothing was written, exit code {$code}", $code);
    }

    /** @return array{int, string, string} the exit code, what was written, and what was said about it */
    private function run(array $arguments): array
    {
        if (!function_exists('proc_open')) {
            throw new SakipError('proc_open is switched off here: see disable_functions in php.ini, and ask your host');
        }
        // files and not pipes, which stop a process when nobody empties them
        $result = tmpfile();
        $said = tmpfile();
        $command = [...$this->program, ...$arguments];
        $environment = ['PYTHONUTF8' => '1'] + getenv();
        $process = @proc_open($command, [['pipe', 'r'], $result, $said], $pipes, null, $environment);
        if ($process === false) {
            throw new SakipError("{$this->program[0]} cannot be run", 127);
        }
        fclose($pipes[0]);
        $until = microtime(true) + $this->seconds;
        while (($status = proc_get_status($process))['running'] && microtime(true) < $until) {
            usleep(5_000);
        }
        if ($status['running']) {
            proc_terminate($process, 9);
            throw new SakipError("no answer within {$this->seconds} seconds");
        }
        proc_close($process);
        if ($status['signaled']) {
            $signal = $status['termsig'];
            throw new SakipError("{$this->program[0]} was ended by signal {$signal}; 9 may mean too little memory");
        }
        if ($status['exitcode'] === 127) {
            throw new SakipError("{$this->program[0]} cannot be run", 127);  // no such program: Unix says it so
        }
        rewind($result);
        rewind($said);

        return [$status['exitcode'], stream_get_contents($result), stream_get_contents($said)];
    }
}
