// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/audit_text.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <array>

#include "ui/spend/spend_range.hpp"
#include "ui/widgets/local_time.hpp"

namespace weir::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::AuditText)
};

// The page with the rows that an action leaves behind.
enum class Leads { Nowhere, ToKey, ToTeam, ToUser, ToRevision, ToCall, ToProvider };

struct Action {
    std::string_view written;
    const char* icon;
    const char* text;
    Leads leads = Leads::Nowhere;
};

constexpr std::array kActions{
    Action{"key created", "key", QT_TRANSLATE_NOOP("weir::ui::AuditText", "Key created"),
           Leads::ToKey},
    Action{"key changed", "key", QT_TRANSLATE_NOOP("weir::ui::AuditText", "Key changed"),
           Leads::ToKey},
    Action{"key renamed", "key", QT_TRANSLATE_NOOP("weir::ui::AuditText", "Key renamed"),
           Leads::ToKey},
    Action{"key rotated", "key", QT_TRANSLATE_NOOP("weir::ui::AuditText", "Key rotated"),
           Leads::ToKey},
    Action{"key revoked", "key", QT_TRANSLATE_NOOP("weir::ui::AuditText", "Key revoked")},
    Action{"token created", "lock-keyhole",
           QT_TRANSLATE_NOOP("weir::ui::AuditText", "Token created")},
    Action{"token revoked", "lock-keyhole",
           QT_TRANSLATE_NOOP("weir::ui::AuditText", "Token revoked")},
    Action{"team created", "team", QT_TRANSLATE_NOOP("weir::ui::AuditText", "Team added"),
           Leads::ToTeam},
    Action{"team changed", "team", QT_TRANSLATE_NOOP("weir::ui::AuditText", "Team changed"),
           Leads::ToTeam},
    Action{"team renamed", "team", QT_TRANSLATE_NOOP("weir::ui::AuditText", "Team renamed"),
           Leads::ToTeam},
    Action{"team removed", "team", QT_TRANSLATE_NOOP("weir::ui::AuditText", "Team removed")},
    Action{"user created", "user", QT_TRANSLATE_NOOP("weir::ui::AuditText", "User added"),
           Leads::ToUser},
    Action{"user changed", "user", QT_TRANSLATE_NOOP("weir::ui::AuditText", "User changed"),
           Leads::ToUser},
    Action{"user renamed", "user", QT_TRANSLATE_NOOP("weir::ui::AuditText", "User renamed"),
           Leads::ToUser},
    Action{"user removed", "user", QT_TRANSLATE_NOOP("weir::ui::AuditText", "User removed")},
    Action{"directory edited", "team",
           QT_TRANSLATE_NOOP("weir::ui::AuditText", "Teams and keys edited")},
    Action{"policy revised", "code", QT_TRANSLATE_NOOP("weir::ui::AuditText", "Document revised"),
           Leads::ToRevision},
    Action{"budget raised", "gauge", QT_TRANSLATE_NOOP("weir::ui::AuditText", "Budget raised")},
    Action{"budget lowered", "gauge", QT_TRANSLATE_NOOP("weir::ui::AuditText", "Raise ended")},
    Action{"budget topped up", "gauge",
           QT_TRANSLATE_NOOP("weir::ui::AuditText", "Budget topped up")},
    Action{"re-pricing ordered", "price",
           QT_TRANSLATE_NOOP("weir::ui::AuditText", "Re-pricing ordered")},
    Action{"calls re-priced", "price", QT_TRANSLATE_NOOP("weir::ui::AuditText", "Calls re-priced")},
    Action{"body viewed", "message", QT_TRANSLATE_NOOP("weir::ui::AuditText", "Body viewed"),
           Leads::ToCall},
    Action{"stored bodies deleted", "message",
           QT_TRANSLATE_NOOP("weir::ui::AuditText", "Stored bodies deleted")},
    Action{"provider key set", "server",
           QT_TRANSLATE_NOOP("weir::ui::AuditText", "Provider key set"), Leads::ToProvider},
    Action{"provider key bound anew", "server",
           QT_TRANSLATE_NOOP("weir::ui::AuditText", "Provider key bound anew"), Leads::ToProvider},
    Action{"provider key read again", "server",
           QT_TRANSLATE_NOOP("weir::ui::AuditText", "Provider key read again"), Leads::ToProvider},
    Action{"provider tested", "server", QT_TRANSLATE_NOOP("weir::ui::AuditText", "Provider tested"),
           Leads::ToProvider},
    Action{"webhook tested", "bell", QT_TRANSLATE_NOOP("weir::ui::AuditText", "Webhook tested")},
    Action{"provider paused", "server", QT_TRANSLATE_NOOP("weir::ui::AuditText", "Provider paused"),
           Leads::ToProvider},
    Action{"provider resumed", "server",
           QT_TRANSLATE_NOOP("weir::ui::AuditText", "Provider resumed"), Leads::ToProvider},
    Action{"gateway start ordered", "radio",
           QT_TRANSLATE_NOOP("weir::ui::AuditText", "Gateway start ordered")},
    Action{"route draft discarded", "routing",
           QT_TRANSLATE_NOOP("weir::ui::AuditText", "Route draft discarded")},
    Action{"gateway paused", "radio", QT_TRANSLATE_NOOP("weir::ui::AuditText", "Gateway paused")},
    Action{"gateway stopped", "radio", QT_TRANSLATE_NOOP("weir::ui::AuditText", "Gateway stopped")},
    Action{"backup made", "layers", QT_TRANSLATE_NOOP("weir::ui::AuditText", "Backup made")},
};

const Action* find(std::string_view written) {
    const auto* found = std::ranges::find(kActions, written, &Action::written);
    return found == kActions.end() ? nullptr : found;
}

Leads leadsOf(const admin::AuditRecord& record) {
    const Action* action = find(record.action);
    return action == nullptr ? Leads::Nowhere : action->leads;
}

QString plain(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString timeText(const QDateTime& time, const QString& format) {
    //: A day and a time of it: "17 Nov 2026, 14:31:58"
    return Words::tr("%1, %2").arg(dayText(time.date()), QLocale().toString(time.time(), format));
}

}  // namespace

QString actionText(std::string_view action) {
    const Action* known = find(action);
    return known == nullptr ? plain(action) : Words::tr(known->text);
}

QStringList actionWords() {
    QStringList words;
    for (const Action& action : kActions) {
        words << Words::tr(action.text);
    }
    return words;
}

QString actionIcon(std::string_view action) {
    const Action* known = find(action);
    return known == nullptr ? QString() : QString::fromLatin1(known->icon);
}

QString objectText(const admin::AuditRecord& record) {
    const QString object = plain(record.object);
    return leadsOf(record) == Leads::ToRevision ? Words::tr("Revision %1").arg(object) : object;
}

QStringList detailLines(std::string_view detail) {
    QString text = plain(detail);
    text.replace(QStringLiteral(" -> "), QStringLiteral(" → "));
    return text.split(QStringLiteral("; "), Qt::SkipEmptyParts);
}

QString auditTime(Timestamp at, const QTimeZone& zone) {
    return timeText(timeIn(zone, at),
                    Words::tr("HH:mm:ss", "QLocale format of a time with its seconds"));
}

QString exactTime(Timestamp at, const QTimeZone& zone) {
    const QDateTime time = timeIn(zone, at);
    return timeText(time,
                    Words::tr("HH:mm:ss.zzz", "QLocale format of a time with its milliseconds")) +
           u' ' + time.timeZoneAbbreviation();
}

AuditPlace placeOf(const admin::AuditRecord& record) {
    const QString object = plain(record.object);
    switch (leadsOf(record)) {
        case Leads::ToKey:
            return {QStringLiteral("teams"), QStringLiteral("key:") + object,
                    Words::tr("Show the key")};
        case Leads::ToTeam:
            return {QStringLiteral("teams"), QStringLiteral("team:") + object,
                    Words::tr("Show the team")};
        case Leads::ToUser:
            return {QStringLiteral("teams"), QStringLiteral("user:") + object,
                    Words::tr("Show the user")};
        case Leads::ToRevision:
            return {QStringLiteral("routing"), QStringLiteral("revision:") + object,
                    Words::tr("Show what it changed")};
        case Leads::ToCall:
            return {QStringLiteral("traffic"), QStringLiteral("call:") + object,
                    Words::tr("Show the call")};
        case Leads::ToProvider:
            // Behind a stroke there is the model, where it was done to one alone.
            return {QStringLiteral("providers"), object.section(u'/', 0, 0),
                    Words::tr("Show the provider")};
        case Leads::Nowhere:
            break;
    }
    return {};
}

}  // namespace weir::ui
