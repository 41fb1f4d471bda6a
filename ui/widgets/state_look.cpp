// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/state_look.hpp"

#include <QCoreApplication>

namespace weir::ui {

namespace {

// The words of the design, under one context for every place that shows a state.
struct States {
    Q_DECLARE_TR_FUNCTIONS(States)
};

StateLook refusedLook(RefusedFor why) {
    switch (why) {
        case RefusedFor::Key:
            return {QStringLiteral("key"), Tone::Error, States::tr("No key")};
        case RefusedFor::Limit:
            return {QStringLiteral("octagon-minus"), Tone::Error, States::tr("Over limit")};
        case RefusedFor::Form:
            break;
    }
    return {QStringLiteral("ban"), Tone::Error, States::tr("Refused")};
}

}  // namespace

StateLook lookOf(ExchangeState state, Mark marks, RefusedFor why) {
    switch (state) {
        case ExchangeState::Pending:
            return {QStringLiteral("circle-dashed"), Tone::Muted, States::tr("Pending")};
        case ExchangeState::Streaming:
            return {QStringLiteral("ellipsis"), Tone::Accent, States::tr("Streaming")};
        case ExchangeState::Done:
            if (has(marks, Mark::FellBack)) {
                return lookOf(Mark::FellBack);
            }
            if (has(marks, Mark::Cached)) {
                return lookOf(Mark::Cached);
            }
            if (has(marks, Mark::Replayed)) {
                return lookOf(Mark::Replayed);
            }
            return {QStringLiteral("check"), Tone::Muted, States::tr("Done")};
        case ExchangeState::Failed:
            return {QStringLiteral("x"), Tone::Error, States::tr("Failed")};
        case ExchangeState::Cancelled:
            return {QStringLiteral("slash"), Tone::Muted, States::tr("Cancelled")};
        case ExchangeState::Refused:
            return refusedLook(why);
        case ExchangeState::Blocked:
            return {QStringLiteral("shield-x"), Tone::Error, States::tr("Blocked")};
        case ExchangeState::Unsettled:
            return {QStringLiteral("circle-help"), Tone::Warn, States::tr("Unsettled")};
    }
    return {};
}

StateLook lookOf(Mark oneMark) {
    switch (oneMark) {
        case Mark::Cached:
            return {QStringLiteral("layers"), Tone::Info, States::tr("Cached")};
        case Mark::FellBack:
            return {QStringLiteral("corner-down-right"), Tone::Warn, States::tr("Fell back")};
        case Mark::Translated:
            return {QStringLiteral("translate"), Tone::Info, States::tr("Translated")};
        case Mark::Redacted:
            return {QStringLiteral("eye-off"), Tone::Warn, States::tr("Redacted")};
        case Mark::Replayed:
            return {QStringLiteral("refresh"), Tone::Info, States::tr("Replayed")};
        case Mark::Simulated:
            return {QStringLiteral("flask"), Tone::Info, States::tr("Simulated")};
        case Mark::Hedged:
            return {QStringLiteral("split"), Tone::Info, States::tr("Hedged")};
        case Mark::Shadow:
            return {QStringLiteral("copy"), Tone::Info, States::tr("Shadow")};
        case Mark::None:
            break;
    }
    return {};
}

StateLook lookOf(Health health) {
    switch (health) {
        case Health::Unknown:
            return {QStringLiteral("circle-dashed"), Tone::Muted, States::tr("No calls yet")};
        case Health::Up:
            return {QStringLiteral("circle-check"), Tone::Ok, States::tr("Up")};
        case Health::Degraded:
            return {QStringLiteral("triangle-alert"), Tone::Warn, States::tr("Degraded")};
        case Health::Down:
            return {QStringLiteral("circle-x"), Tone::Error, States::tr("Down")};
    }
    return {};
}

StateLook lookOf(KeyState state) {
    switch (state) {
        case KeyState::None:
            return {QStringLiteral("minus"), Tone::Muted, States::tr("No key needed")};
        case KeyState::Stored:
            return {QStringLiteral("lock-keyhole"), Tone::Ok, States::tr("Stored")};
        case KeyState::Locked:
            return {QStringLiteral("lock"), Tone::Warn, States::tr("Locked")};
        case KeyState::Denied:
            return {QStringLiteral("ban"), Tone::Error, States::tr("Denied")};
        case KeyState::Missing:
            return {QStringLiteral("circle-help"), Tone::Error, States::tr("Missing")};
        case KeyState::SessionOnly:
            return {QStringLiteral("hourglass"), Tone::Info, States::tr("Session only")};
    }
    return {};
}

StateLook lookOf(GatewayState state) {
    switch (state) {
        case GatewayState::Listening:
            return {QStringLiteral("radio"), Tone::Ok, States::tr("Listening")};
        case GatewayState::Paused:
            return {QStringLiteral("pause"), Tone::Warn, States::tr("Paused")};
        case GatewayState::Degraded:
            return {QStringLiteral("triangle-alert"), Tone::Warn, States::tr("Degraded")};
        case GatewayState::Stopped:
            return {QStringLiteral("square"), Tone::Muted, States::tr("Stopped")};
        case GatewayState::PortInUse:
            return {QStringLiteral("unplug"), Tone::Error, States::tr("Port in use")};
    }
    return {};
}

Token tokenOf(Tone tone) {
    switch (tone) {
        case Tone::Text:
            return Token::Text;
        case Tone::Text2:
            return Token::Text2;
        case Tone::Muted:
            return Token::Muted;
        case Tone::Accent:
            return Token::Accent;
        case Tone::Ok:
            return Token::Ok;
        case Tone::Warn:
            return Token::Warn;
        case Tone::Error:
            return Token::Error;
        case Tone::Info:
            return Token::Info;
    }
    return Token::Text;
}

Token tintOf(Tone tone) {
    switch (tone) {
        case Tone::Ok:
            return Token::OkTint;
        case Tone::Warn:
            return Token::WarnTint;
        case Tone::Error:
            return Token::ErrorTint;
        case Tone::Info:
            return Token::InfoTint;
        case Tone::Accent:
            return Token::Selected;
        case Tone::Text:
        case Tone::Text2:
        case Tone::Muted:
            break;
    }
    return Token::Surface;
}

}  // namespace weir::ui
