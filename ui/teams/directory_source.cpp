// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teams/directory_source.hpp"

#include <QPointer>
#include <utility>

#include "ui/spend/spend_range.hpp"

namespace weir::ui {

namespace {

constexpr int kDays = 7;
constexpr std::uint32_t kEveryRow = 100'000;

Timestamp beginOf(const QDate& day, const QTimeZone& zone) {
    return Timestamp(Milliseconds(day.startOfDay(zone).toMSecsSinceEpoch()));
}

}  // namespace

DirectorySource::DirectorySource(admin::AdminClient& client, const Clock& clock, QTimeZone zone,
                                 QObject* parent)
    : QObject(parent), m_client(client), m_clock(clock), m_zone(std::move(zone)) {}

template <class Op, class Take>
void DirectorySource::call(Op operation, Take take) {
    ++m_missing;
    m_client.call(std::move(operation),
                  admin::AdminClient::Callback<typename Op::Reply>(
                      [self = QPointer(this), question = m_question,
                       take](const Result<typename Op::Reply>& reply) {
                          if (!self || self->m_question != question) {
                              return;
                          }
                          if (!reply) {
                              ++self->m_question;
                              self->m_missing = 0;
                              emit self->failed(QString::fromStdString(reply.error().text()));
                              return;
                          }
                          take(self->m_asked, *reply);
                          if (--self->m_missing == 0) {
                              emit self->answered(self->m_asked);
                          }
                      }));
}

void DirectorySource::askSpend(admin::SpendBy by, bool week, admin::SpendReport Directory::* into) {
    const QDate today = timeIn(m_zone, m_clock.now()).date();
    admin::GetSpend operation;
    operation.by = by;
    // What a simulator served is no money; that a key is used shows all the same.
    operation.simulated = week;
    operation.charted = week ? kEveryRow : 0;
    if (week) {
        for (int day = 1 - kDays; day <= 1; ++day) {
            operation.bounds.push_back(beginOf(today.addDays(day), m_zone));
        }
    } else {
        operation.bounds = {beginOf({today.year(), today.month(), 1}, m_zone),
                            beginOf(today.addDays(1), m_zone)};
    }
    call(std::move(operation), [into](Directory& directory, const admin::SpendReport& report) {
        directory.*into = report;
    });
}

void DirectorySource::ask() {
    if (m_missing > 0) {
        return;
    }
    ++m_question;
    m_asked = {};
    m_asked.now = m_clock.now();
    call(admin::ListKeys{},
         [](Directory& directory, const admin::KeyList& list) { directory.keys = list.keys; });
    call(admin::ListTeams{},
         [](Directory& directory, const admin::TeamList& list) { directory.teams = list.teams; });
    call(admin::ListUsers{},
         [](Directory& directory, const admin::UserList& list) { directory.users = list.users; });
    call(admin::ListBudgets{}, [](Directory& directory, const admin::BudgetList& list) {
        directory.budgets = list.budgets;
    });
    call(admin::ListRateLimits{}, [](Directory& directory, const admin::RateLimitList& list) {
        directory.limits = list.limits;
    });
    askSpend(admin::SpendBy::Team, false, &Directory::teamMonth);
    askSpend(admin::SpendBy::Key, false, &Directory::keyMonth);
    askSpend(admin::SpendBy::Team, true, &Directory::teamWeek);
    askSpend(admin::SpendBy::Key, true, &Directory::keyWeek);
}

void DirectorySource::askAgain() {
    m_missing = 0;
    ask();
}

}  // namespace weir::ui
