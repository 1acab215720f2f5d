<?php

declare(strict_types=1);

use App\Services\Sakip;

require __DIR__ . '/Sakip.php';

// what the tables of the application hold: of each office what it spent, one of them as no program writes it
$spent = ['contoh-001' => '1250500000.00', 'contoh-002' => '998000000.00', 'contoh-003' => '1.250.500.000'];
$sakip = new Sakip(seconds: 300);
is_dir('kabupaten') || mkdir('kabupaten');

function budget(array $card): string
{
    $found = array_column($card['assessments'], null, 'indicator')['realisasi-anggaran'];

    return "{$card['office']}: " . ($found['value'] ?? $found['reason']) . "\n";
}

// one process an office, and its numbers in a CSV: a row that is no number is lost alone, and is a finding
foreach ($spent as $code => $amount) {
    $office = ['schema' => 1, 'code' => "{$code}-2024", 'extends' => 'mojosari-2024', 'office' => ['name' => $code]];
    file_put_contents("{$code}.json", json_encode($office, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE));
    $row = ['indicator' => 'realisasi-anggaran', 'period' => 2024, 'document' => 'LRA 2024', 'status' => 'verified'];
    Sakip::write("{$code}.csv", [
        ['component' => 'realisasi', 'value' => $amount] + $row,
        ['component' => 'pagu', 'value' => '1400000000.00'] + $row,
    ]);
    echo budget($sakip->scorecard("{$code}.json", "{$code}.csv", policy: 'verified'));

    // the same numbers inside the set, for one process of them all
    $office['realisation'] = [[
        'indicator' => 'realisasi-anggaran',
        'period' => '2024',
        'components' => ['realisasi' => $amount, 'pagu' => '1400000000.00'],
        'document' => 'LRA 2024',
        'status' => 'verified',
    ]];
    file_put_contents("kabupaten/{$code}.json", json_encode($office, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE));
}

echo "\n";
$findings = $sakip->export('kabupaten', 'kabupaten.jsonl', policy: 'verified');
foreach (Sakip::lines('kabupaten.jsonl') as $card) {
    echo budget($card);
}
foreach ($findings as $finding) {
    $said = [$finding['severity'], $finding['file'], $finding['key'], $finding['message']];
    echo implode(' ', array_filter($said)), "\n";
}
