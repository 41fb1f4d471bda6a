// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rate_limits/rate_limit_text.hpp"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "ui/widgets/numbers.hpp"

namespace weir::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::RateLimits)
};

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

}  // namespace

QString limitPeriod(LimitPeriod period) {
    switch (period) {
        case LimitPeriod::Minute:
            return Words::tr("a minute");
        case LimitPeriod::Hour:
            return Words::tr("an hour");
        case LimitPeriod::Day:
            break;
    }
    return Words::tr("a day");
}

QString limitEach(LimitEach each) {
    switch (each) {
        case LimitEach::Key:
            return Words::tr("each key by itself");
        case LimitEach::User:
            return Words::tr("each user by itself");
        case LimitEach::Team:
            return Words::tr("each team by itself");
        case LimitEach::All:
            break;
    }
    return Words::tr("all of them together");
}

QString rateLimitWhose(const admin::RateLimitSettings& settings) {
    QStringList parts;
    if (settings.each == LimitEach::Key) {
        parts += Words::tr("each key");
    } else if (settings.each == LimitEach::User) {
        parts += Words::tr("each user");
    } else if (settings.each == LimitEach::Team) {
        parts += Words::tr("each team");
    }
    const auto add = [&parts](const QString& pattern, const std::string& name) {
        if (!name.empty()) {
            parts += pattern.arg(text(name));
        }
    };
    add(Words::tr("team %1"), settings.team);
    add(Words::tr("user %1"), settings.user);
    add(Words::tr("key %1"), settings.key);
    add(Words::tr("model %1"), settings.model);
    add(Words::tr("provider %1"), settings.provider);
    add(Words::tr("target %1"), settings.target);
    return parts.isEmpty() ? Words::tr("everybody") : parts.join(QStringLiteral(", "));
}

std::vector<RateLimitUse> rateLimitUses(const admin::RateLimitRow& row) {
    const admin::RateLimitSettings& settings = row.settings;
    const QString period = limitPeriod(settings.per);
    std::vector<RateLimitUse> uses;
    const auto add = [&](const QString& pattern, std::uint64_t used, std::uint64_t most) {
        if (most > 0) {
            uses.push_back({pattern.arg(countText(used), countText(most), period),
                            static_cast<double>(used) / static_cast<double>(most)});
        }
    };
    //: "12 of 60 requests a minute"
    add(Words::tr("%1 of %2 requests %3"), row.requests, settings.requests);
    add(Words::tr("%1 of %2 tokens %3"), row.inputTokens + row.outputTokens, settings.tokens);
    add(Words::tr("%1 of %2 input tokens %3"), row.inputTokens, settings.inputTokens);
    add(Words::tr("%1 of %2 output tokens %3"), row.outputTokens, settings.outputTokens);
    if (settings.concurrency > 0) {
        uses.push_back(
            {Words::tr("%1 of %2 at once")
                 .arg(countText(row.concurrency), countText(settings.concurrency)),
             static_cast<double>(row.concurrency) / static_cast<double>(settings.concurrency)});
    }
    if (settings.queueMost > 0) {
        QString words = Words::tr("%1 of %2 waiting")
                            .arg(countText(row.waiting), countText(settings.queueMost));
        if (row.waiting > 0) {
            words =
                Words::tr("%1, the first for %2")
                    .arg(words, durationText(static_cast<std::int64_t>(row.longestWaitMs) * 1'000));
        }
        uses.push_back(
            {words, static_cast<double>(row.waiting) / static_cast<double>(settings.queueMost)});
    }
    return uses;
}

bool isFull(const admin::RateLimitRow& row) {
    return std::ranges::any_of(rateLimitUses(row), [](const auto& use) { return use.share >= 1; });
}

QString rateLimitNotes(const admin::RateLimitRow& row) {
    QStringList parts;
    if (isFull(row)) {
        parts += Words::tr("full");
    }
    if (!row.of.empty()) {
        parts += row.counters > 1
                     ? Words::tr("%1 is nearest of %2").arg(text(row.of), countText(row.counters))
                     : text(row.of);
    }
    if (row.refused > 0) {
        parts += Words::tr("%Ln refused", nullptr, static_cast<int>(row.refused));
    }
    if (row.crowded) {
        parts += Words::tr("too many for a counter each: some share one");
    }
    return parts.join(QStringLiteral(" · "));
}

QString rateLimitSentence(const admin::RateLimitRow& row) {
    QStringList parts{text(row.settings.name), rateLimitWhose(row.settings)};
    for (const RateLimitUse& use : rateLimitUses(row)) {
        parts += use.text;
    }
    parts += rateLimitNotes(row);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

}  // namespace weir::ui
