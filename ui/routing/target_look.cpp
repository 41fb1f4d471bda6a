// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/target_look.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace weir::ui {

namespace {

struct TargetWords {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::TargetLook)
};

QString secondsLeft(const admin::RoutedTarget& target) {
    return QLocale().toString(static_cast<qlonglong>((target.forMs + 999) / 1000));
}

}  // namespace

StateLook lookOf(const admin::RoutedTarget& target) {
    switch (target.state) {
        case admin::TargetState::Ready:
            return {QStringLiteral("check"), Tone::Muted, TargetWords::tr("Ready")};
        case admin::TargetState::KeyRefused:
            return {QStringLiteral("key"), Tone::Warn,
                    TargetWords::tr("Key refused, %1").arg(target.status)};
        case admin::TargetState::KeyLocked:
            return {QStringLiteral("lock"), Tone::Warn, TargetWords::tr("Key locked")};
        case admin::TargetState::Cooling:
            return {QStringLiteral("hourglass"), Tone::Warn,
                    //: A target that is left alone for so many seconds, after a rate limit
                    TargetWords::tr("Cooling, %1 s").arg(secondsLeft(target))};
        case admin::TargetState::Open:
            return {QStringLiteral("circle-x"), Tone::Error,
                    //: The breaker of a target, which lets nobody through for so many seconds
                    TargetWords::tr("Breaker open, %1 s").arg(secondsLeft(target))};
        case admin::TargetState::HalfOpen:
            return {QStringLiteral("circle-dashed"), Tone::Warn,
                    //: The breaker of a target: one call at a time finds out whether it works
                    TargetWords::tr("Breaker half open")};
        case admin::TargetState::NoKey:
            return {QStringLiteral("circle-help"), Tone::Error, TargetWords::tr("No key")};
        case admin::TargetState::Paused:
            return {QStringLiteral("pause"), Tone::Warn,
                    target.inFlight == 0 ? TargetWords::tr("Paused")
                                         //: Paused, and calls that began before still run
                                         : TargetWords::tr("Draining, %Ln under way", nullptr,
                                                           static_cast<int>(target.inFlight))};
        case admin::TargetState::Gone:
            return {QStringLiteral("unplug"), Tone::Muted, TargetWords::tr("Not in the document")};
    }
    return {};
}

bool holdsCallsBack(admin::TargetState state) {
    switch (state) {
        case admin::TargetState::Cooling:
        case admin::TargetState::Open:
        case admin::TargetState::HalfOpen:
        case admin::TargetState::NoKey:
        case admin::TargetState::Paused:
            return true;
        case admin::TargetState::Ready:
        case admin::TargetState::KeyRefused:
        case admin::TargetState::KeyLocked:
        case admin::TargetState::Gone:
            break;
    }
    return false;
}

}  // namespace weir::ui
