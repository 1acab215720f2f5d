<?php

declare(strict_types=1);

namespace App\Http\Controllers;

use App\Services\Sakip;
use App\Services\SakipError;
use Illuminate\Http\JsonResponse;

/** GET /kinerja/{code}: the scorecard of an office. A visitor says which one, and never names a file. */
final class ScorecardController
{
    private const OFFICES = ['contoh' => 'app/sakip/kecamatan.json'];

    public function __invoke(Sakip $sakip, string $code): JsonResponse
    {
        abort_unless(isset(self::OFFICES[$code]), 404);
        try {
            return response()->json($sakip->scorecard(storage_path(self::OFFICES[$code]), policy: 'verified'));
        } catch (SakipError $error) {
            report($error);
            abort(502, 'The scorecard cannot be made now.');
        }
    }
}
