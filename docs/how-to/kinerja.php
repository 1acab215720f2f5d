<?php

declare(strict_types=1);

use App\Services\Sakip;
use App\Services\SakipError;

require __DIR__ . '/Sakip.php';

// what the tables of the application hold
$office = [
    'schema' => 1,
    'code' => 'contoh-2024',
    'extends' => 'mojosari-2024',
    'title' => 'Indikator Kecamatan Contoh Tahun 2024',
    'office' => ['name' => 'Kecamatan Contoh'],
];
$said = ['period' => 2024, 'recorded' => '2025-01-10', 'status' => 'verified'];
$spent = ['indicator' => 'realisasi-anggaran', 'document' => 'LRA 2024'] + $said;
$rows = [
    ['indicator' => 'ikm', 'component' => 'nilai', 'value' => '87.40', 'document' => 'SKM 2024'] + $said,
    ['component' => 'realisasi', 'value' => '1250500000.00'] + $spent,
    ['component' => 'pagu', 'value' => '1400000000.00'] + $spent,
    ['indicator' => 'nilai-sakip', 'component' => 'nilai', 'value' => '80.35', 'status' => 'draft'] + $said,
    ['indicator' => 'inovasi', 'component' => 'banyaknya', 'value' => 2] + $said,
];

file_put_contents('kecamatan.json', json_encode($office, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE));
Sakip::write('realisasi.csv', $rows);

$sakip = new Sakip();
$card = $sakip->scorecard('kecamatan.json', 'realisasi.csv', policy: 'verified');
foreach ($card['assessments'] as $one) {
    if ($one['value'] === null) {
        echo "{$one['indicator']}: {$one['reason']}\n";
        continue;
    }
    $achieved = $one['achievement'] ?? $one['achievement_reason'];
    echo "{$one['indicator']}: {$one['value']} {$one['unit']}, {$achieved} {$one['achievement_category_label']}\n";
}
foreach ($card['findings'] as $finding) {
    if ($finding['severity'] !== 'info') {
        echo "{$finding['file']}:{$finding['line']} {$finding['code']}: {$finding['message']}\n";
    }
}

$kept = $sakip->trace('kecamatan.json', 'realisasi-anggaran', 'realisasi.csv', policy: 'verified');
$budget = json_decode($kept, true, 512, JSON_THROW_ON_ERROR);
echo "{$budget['value']['exact']} -> {$budget['value']['published']}\n";
echo $sakip->replay($kept)['same'] ? "replayed: the same\n" : "replayed: different\n";

try {
    $sakip->scorecard('kecamatn.json');
} catch (SakipError $error) {
    echo "{$error->getCode()}: {$error->getMessage()}\n";
}
