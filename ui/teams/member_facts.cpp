// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teams/member_facts.hpp"

#include <QCoreApplication>
#include <algorithm>

#include "ui/budgets/budget_text.hpp"
#include "ui/spend/spend_range.hpp"
#include "ui/teams/directory_model.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/names_field.hpp"

namespace weir::ui {

namespace {

struct Member {
    Q_DECLARE_TR_FUNCTIONS(Member)
};

QString from(const QString& text, const QString& where) {
    return text.isEmpty() ? QString() : QStringLiteral("%1  ↰ %2").arg(text, where);
}

QString listOr(const std::vector<std::string>& names, const QString& otherwise) {
    return names.empty() ? otherwise : namesText(names);
}

QString when(Timestamp time, const QTimeZone& zone) {
    return time == Timestamp() ? QString() : dateTimeText(timeIn(zone, time));
}

QString budgetFact(const DirectoryRow& row, const std::vector<DirectoryRow>& rows) {
    if (row.budget) {
        return budgetUsed(*row.budget) + u' ' + budgetPeriod(row.budget->settings);
    }
    if (!row.budgetOf) {
        return Member::tr("none");
    }
    const auto owner = std::ranges::find_if(rows, [&](const DirectoryRow& each) {
        return each.kind == *row.budgetOf &&
               (each.kind == RowKind::Organisation ||
                (each.kind == RowKind::Team && each.name == row.team) ||
                (each.kind == RowKind::User && row.key && each.name == row.key->user &&
                 each.team == row.team));
    });
    return owner == rows.end()
               ? QString()
               : from(budgetUsed(*owner->budget) + u' ' + budgetPeriod(owner->budget->settings),
                      nameOf(*owner));
}

void addKey(QVector<Fact>& facts, const admin::KeyRow& key, Timestamp now, const QTimeZone& zone) {
    facts.append({Member::tr("Begins with"), QString::fromStdString(key.start)});
    facts.append({Member::tr("Lets nobody in"), QString::fromStdString(key.problem)});
    facts.append({Member::tr("User"), QString::fromStdString(key.user)});
    const Timestamp end = key.access.expiresAt;
    facts.append({end != Timestamp() && end <= now ? Member::tr("Expired") : Member::tr("Expires"),
                  end == Timestamp() ? Member::tr("never") : when(end, zone)});
    facts.append({Member::tr("May ask for"), listOr(key.access.models, Member::tr("every model"))});
    facts.append(
        {Member::tr("Providers"), listOr(key.access.providers, Member::tr("every provider"))});
    facts.append(
        {Member::tr("From addresses"), listOr(key.access.addresses, Member::tr("every address"))});
    facts.append({Member::tr("Amounts of budgets"),
                  key.access.maySeeBudget ? Member::tr("are told to it") : QString()});
    for (const admin::FormerSecretRow& former : key.former) {
        facts.append({Member::tr("Old secret"),
                      Member::tr("%1, good until %2")
                          .arg(former.start.empty() ? QStringLiteral("–")
                                                    : QString::fromStdString(former.start),
                               when(former.goodUntil, zone))});
    }
    facts.append({Member::tr("Made"), when(key.createdAt, zone)});
}

}  // namespace

QVector<Fact> memberFacts(const DirectoryRow& row, const std::vector<DirectoryRow>& rows,
                          Timestamp now, const QTimeZone& zone) {
    QVector<Fact> facts;
    const auto team = std::ranges::find_if(rows, [&](const DirectoryRow& each) {
        return each.kind == RowKind::Team && each.name == row.team;
    });
    if (row.userFacts) {
        const User& user = row.userFacts->user;
        facts.append({Member::tr("Display name"), QString::fromStdString(user.displayName)});
        facts.append({Member::tr("Email"), QString::fromStdString(user.email)});
        facts.append({Member::tr("Teams"), namesText(user.teams)});
    }
    if (row.key) {
        facts.append({Member::tr("Team"), QString::fromStdString(row.team)});
        addKey(facts, *row.key, now, zone);
    }
    if (team != rows.end() && team->teamFacts) {
        const Team& of = team->teamFacts->team;
        const bool own = row.kind == RowKind::Team;
        const auto shown = [&](const QString& text) {
            return own ? text : from(text, QString::fromStdString(of.name));
        };
        facts.append({Member::tr("Tier"), shown(QString::fromStdString(of.tier))});
        facts.append({Member::tr("Cost centre"), shown(QString::fromStdString(of.costCentre))});
        facts.append({Member::tr("Tags"), shown(namesText(of.tags))});
        if (own) {
            facts.append({Member::tr("Like this since"), when(team->teamFacts->since, zone)});
        }
    }
    facts.append({Member::tr("Budget"), budgetFact(row, rows)});
    facts.append({Member::tr("Last used"), lastUsedText(row.lastUsed, now, zone)});
    return facts;
}

QString memberKind(const DirectoryRow& row) {
    switch (row.kind) {
        case RowKind::Organisation:
            return Member::tr("everybody");
        case RowKind::Team:
            return Member::tr("team");
        case RowKind::User:
            return Member::tr("user");
        case RowKind::Key:
            break;
    }
    return row.key->user.empty() ? Member::tr("key of a service") : Member::tr("key");
}

}  // namespace weir::ui
