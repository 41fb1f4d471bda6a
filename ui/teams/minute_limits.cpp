// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teams/minute_limits.hpp"

#include <QLocale>
#include <QRegularExpression>
#include <algorithm>
#include <limits>

#include "ui/teams/directory_rows.hpp"
#include "ui/widgets/numbers.hpp"

namespace weir::ui {

namespace {

using admin::RateLimitRow;
using admin::RateLimitSettings;

constexpr std::array kMembers{&RateLimitSettings::requests, &RateLimitSettings::tokens};
constexpr std::uint64_t kThousand = 1'000;
constexpr std::uint64_t kMillion = 1'000'000;

constexpr std::size_t placeOf(MinuteLimit which) {
    return static_cast<std::size_t>(which);
}

// Whatever is asked for, and wherever it goes.
bool isOfAnyCall(const RateLimitSettings& settings) {
    return settings.per == LimitPeriod::Minute && settings.model.empty() &&
           settings.provider.empty() && settings.target.empty();
}

void scope(RateLimitSettings& settings, const DirectoryRow& row) {
    settings.team = row.kind == RowKind::Team ? row.name : std::string();
    settings.user = row.kind == RowKind::User ? row.name : std::string();
    settings.key = row.kind == RowKind::Key ? row.name : std::string();
}

// For the calls of just this line, all of them together.
bool isOwn(const RateLimitSettings& settings, const DirectoryRow& row) {
    RateLimitSettings own;
    scope(own, row);
    return isOfAnyCall(settings) && settings.each == LimitEach::All && settings.team == own.team &&
           settings.user == own.user && settings.key == own.key;
}

LimitEach eachOf(RowKind kind) {
    switch (kind) {
        case RowKind::Team:
            return LimitEach::Team;
        case RowKind::User:
            return LimitEach::User;
        case RowKind::Key:
            return LimitEach::Key;
        case RowKind::Organisation:
            break;
    }
    return LimitEach::All;
}

std::string userOf(const DirectoryRow& row) {
    return row.kind == RowKind::User ? row.name : row.key ? row.key->user : std::string();
}

// Each such line by itself, and this is one of them.
bool isEach(const RateLimitSettings& settings, const DirectoryRow& row) {
    const auto holds = [](const std::string& wanted, const std::string& is) {
        return wanted.empty() || wanted == is;
    };
    return isOfAnyCall(settings) && settings.each != LimitEach::All &&
           settings.each == eachOf(row.kind) && holds(settings.team, row.team) &&
           holds(settings.user, userOf(row)) &&
           holds(settings.key, row.kind == RowKind::Key ? row.name : std::string());
}

// Whose calls an `each` is narrowed down to: where somebody would look for it.
std::string placeOfEach(const RateLimitSettings& settings) {
    return !settings.key.empty()    ? settings.key
           : !settings.user.empty() ? settings.user
                                    : settings.team;
}

void takeStricter(HeldLimit& held, const HeldLimit& other) {
    if (other.value > 0 && (held.value == 0 || other.value < held.value)) {
        held = other;
    }
}

std::string freeName(const std::vector<RateLimitRow>& limits, const DirectoryRow& row) {
    const std::string wanted = row.kind == RowKind::Organisation ? "everybody" : row.name;
    const auto isTaken = [&limits](const std::string& name) {
        return std::ranges::any_of(
            limits, [&name](const RateLimitRow& each) { return each.settings.name == name; });
    };
    std::string name = wanted;
    for (int number = 2; isTaken(name); ++number) {
        name = wanted + '-' + std::to_string(number);
    }
    return name;
}

bool limitsAnything(const RateLimitSettings& settings) {
    return settings.requests + settings.tokens + settings.inputTokens + settings.outputTokens +
               settings.concurrency >
           0;
}

}  // namespace

HeldLimits limitsOf(const std::vector<RateLimitRow>& limits, const DirectoryRow& row,
                    const HeldLimits& inherited) {
    HeldLimits held = inherited;
    for (HeldLimit& each : held) {
        each.own = false;
    }
    for (std::size_t which = 0; which < kMembers.size(); ++which) {
        HeldLimit own;
        for (const RateLimitRow& limit : limits) {
            const std::uint64_t value = limit.settings.*kMembers[which];
            if (isEach(limit.settings, row)) {
                takeStricter(held[which], {value, false, placeOfEach(limit.settings)});
            } else if (isOwn(limit.settings, row)) {
                takeStricter(own, {value, true, {}});
            }
        }
        // What is set here is what can be changed here, even where another is stricter.
        held[which] = own.own ? own : held[which];
    }
    return held;
}

HeldLimits passedOn(const DirectoryRow& row, const HeldLimits& inherited) {
    HeldLimits passed = inherited;
    for (std::size_t which = 0; which < passed.size(); ++which) {
        const HeldLimit& here = row.limits[which];
        if (here.own) {
            takeStricter(passed[which], {here.value, false, row.name});
        }
    }
    return passed;
}

RateLimitSettings limitSettings(const std::vector<RateLimitRow>& limits, const DirectoryRow& row,
                                MinuteLimit which) {
    const auto member = kMembers[placeOf(which)];
    const RateLimitRow* found = nullptr;
    for (const RateLimitRow& limit : limits) {
        // The one that has it before one that could.
        if (isOwn(limit.settings, row) &&
            (found == nullptr || (found->settings.*member == 0 && limit.settings.*member > 0))) {
            found = &limit;
        }
    }
    if (found != nullptr) {
        return found->settings;
    }
    RateLimitSettings settings;
    scope(settings, row);
    return settings;
}

LimitChange limitChange(const std::vector<RateLimitRow>& limits, const DirectoryRow& row,
                        MinuteLimit which, std::uint64_t value) {
    const auto member = kMembers[placeOf(which)];
    RateLimitSettings settings = limitSettings(limits, row, which);
    if (settings.*member == value) {
        return {};
    }
    const std::string before = settings.name;
    settings.*member = value;
    if (!limitsAnything(settings)) {
        return admin::RemoveRateLimit{before};
    }
    if (before.empty()) {
        settings.name = freeName(limits, row);
    }
    return admin::SetRateLimit{before, settings};
}

QString amountText(std::uint64_t amount) {
    return amount >= kMillion && amount % kMillion == 0
               ? countText(amount / kMillion) + QStringLiteral(" M")
           : amount >= 100 * kThousand && amount % kThousand == 0
               ? countText(amount / kThousand) + QStringLiteral(" k")
               : countText(amount);
}

std::optional<std::uint64_t> readAmount(const QString& typed) {
    QString plain = typed.trimmed();
    plain.remove(QLocale().groupSeparator());
    static const QRegularExpression kForm(QStringLiteral("^([0-9]{1,12})\\s*([kKmM]?)$"));
    const QRegularExpressionMatch match = kForm.match(plain);
    if (plain.isEmpty()) {
        return 0;
    }
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    const QString unit = match.captured(2).toLower();
    const std::uint64_t times = unit == QStringLiteral("k")   ? kThousand
                                : unit == QStringLiteral("m") ? kMillion
                                                              : 1;
    return match.captured(1).toULongLong() * times;
}

}  // namespace weir::ui
