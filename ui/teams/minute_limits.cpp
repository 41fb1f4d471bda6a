// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teams/minute_limits.hpp"

#include <QRegularExpression>
#include <algorithm>

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

// Names of people and teams may be any text; that of a limit is letters, digits and . _ - only, and
// short enough for a number behind it.
std::string plainName(const std::string& name) {
    constexpr std::size_t kMost = 56;
    std::string plain;
    for (const char c : name) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                             (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
        if (isPlain) {
            plain += c;
        } else if (!plain.empty() && plain.back() != '-') {
            plain += '-';
        }
    }
    plain.resize(std::min(plain.size(), kMost));
    return plain.empty() || plain == "-" ? "limit" : plain;
}

std::string freeName(const std::vector<RateLimitRow>& limits, const DirectoryRow& row) {
    const std::string wanted =
        row.kind == RowKind::Organisation ? "everybody" : plainName(row.name);
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
        if (own.own) {
            const HeldLimit above = held[which];
            held[which] = own;
            if (above.value > 0 && above.value < own.value) {
                held[which].stricter = above.value;
                held[which].from = above.from;
            }
        }
    }
    return held;
}

HeldLimits passedOn(const DirectoryRow& row, const HeldLimits& inherited) {
    HeldLimits passed = inherited;
    for (std::size_t which = 0; which < passed.size(); ++which) {
        const HeldLimit& here = row.limits[which];
        takeStricter(passed[which], {here.value, false, here.own ? row.name : here.from});
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

std::uint64_t limitValue(const std::vector<RateLimitRow>& limits, const DirectoryRow& row,
                         MinuteLimit which) {
    return limitSettings(limits, row, which).*kMembers[placeOf(which)];
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

namespace {

// Rounded down to a thousand or a million where nothing is lost by it.
QString shortened(std::uint64_t amount, QString (*text)(std::uint64_t)) {
    return amount >= kMillion && amount % kMillion == 0
               ? text(amount / kMillion) + QStringLiteral(" M")
           : amount >= 100 * kThousand && amount % kThousand == 0
               ? text(amount / kThousand) + QStringLiteral(" k")
               : text(amount);
}

}  // namespace

QString amountText(std::uint64_t amount) {
    return shortened(amount, countText);
}

QString typedAmount(std::uint64_t amount) {
    return shortened(amount,
                     [](std::uint64_t count) { return QString::number(qulonglong{count}); });
}

std::optional<std::uint64_t> readAmount(const QString& typed) {
    const QString plain = typed.trimmed();
    if (plain.isEmpty()) {
        return 0;
    }
    // Whatever a language groups digits with, it has groups of three. Beside a unit a point or a
    // comma is that of decimals, and with three digits behind it nobody knows which it is.
    static const QRegularExpression kGrouped(
        QStringLiteral("^[0-9]{1,3}([.,'\\x{2019}\\x{a0}\\x{202f} ][0-9]{3})+$"));
    static const QRegularExpression kPlain(QStringLiteral("^[0-9]{1,12}$"));
    static const QRegularExpression kWithUnit(
        QStringLiteral("^([0-9]{1,9})(?:[.,]([0-9]{1,2}))?\\s?([kKmM])$"));
    if (kPlain.match(plain).hasMatch() || kGrouped.match(plain).hasMatch()) {
        QString digits = plain;
        digits.remove(QRegularExpression(QStringLiteral("[^0-9]")));
        bool fits = false;
        const qulonglong amount = digits.toULongLong(&fits);
        return fits && digits.size() <= 15 ? std::optional<std::uint64_t>(amount) : std::nullopt;
    }
    const QRegularExpressionMatch match = kWithUnit.match(plain);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    const bool thousands = match.captured(3).toLower() == QStringLiteral("k");
    const std::uint64_t hundredths = match.captured(2).leftJustified(2, u'0').toULongLong();
    return (match.captured(1).toULongLong() * 100 + hundredths) *
           ((thousands ? kThousand : kMillion) / 100);
}

AmountValidator::State AmountValidator::validate(QString& typed, int& /*place*/) const {
    static const QRegularExpression kLetters(
        QStringLiteral("^[0-9.,'\\x{2019}\\x{a0}\\x{202f} ]{0,20}[kKmM]?$"));
    return readAmount(typed)                  ? Acceptable
           : kLetters.match(typed).hasMatch() ? Intermediate
                                              : Invalid;
}

}  // namespace weir::ui
