<?php

declare(strict_types=1);

namespace App\Providers;

use App\Services\Sakip;
use Illuminate\Support\ServiceProvider;

/** One Sakip for the whole application; which program it runs stands in config/services.php. */
final class SakipServiceProvider extends ServiceProvider
{
    public function register(): void
    {
        $this->app->singleton(Sakip::class, fn (): Sakip => new Sakip([config('services.sakip.program', 'sakip')]));
    }
}
