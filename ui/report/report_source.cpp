// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_source.hpp"

#include <QPointer>
#include <utility>

#include "ui/spend/spend_budget.hpp"

namespace weir::ui {

namespace {

struct Part {
    admin::SpendBy by;
    SpendAnswer ReportFigures::* into;
};
constexpr std::array kParts{Part{admin::SpendBy::Team, &ReportFigures::teams},
                            Part{admin::SpendBy::Model, &ReportFigures::models},
                            Part{admin::SpendBy::User, &ReportFigures::users},
                            Part{admin::SpendBy::Provider, &ReportFigures::providers}};

}  // namespace

ReportSource::ReportSource(admin::AdminClient& client, const Clock& clock, const QTimeZone& zone,
                           QObject* parent)
    : QObject(parent), m_client(client) {
    m_figures.zone = zone;
    for (std::size_t i = 0; i < kParts.size(); ++i) {
        m_sources[i] = new SpendSource(client, clock, zone, this);
        connect(m_sources[i], &SpendSource::answered, this, [this, i](const SpendAnswer& answer) {
            m_figures.*kParts[i].into = answer;
            took();
        });
        connect(m_sources[i], &SpendSource::failed, this, &ReportSource::fail);
    }
}

void ReportSource::ask(SpendPeriod period, const DayRange& custom, bool simulated) {
    m_missing = static_cast<int>(kParts.size()) + 1;
    SpendChoice choice;
    choice.period = period;
    choice.custom = custom;
    choice.simulated = simulated;
    for (std::size_t i = 0; i < kParts.size(); ++i) {
        choice.by = kParts[i].by;
        m_sources[i]->ask(choice);
    }
    m_client.call(
        admin::ListBudgets{},
        admin::AdminClient::Callback<admin::BudgetList>([self = QPointer(this)](auto reply) {
            if (!self) {
                return;
            }
            if (!reply) {
                self->fail(QString::fromStdString(reply.error().text()));
                return;
            }
            self->m_figures.budgets = std::move(reply->budgets);
            self->took();
        }));
}

void ReportSource::took() {
    if (m_missing > 0 && --m_missing == 0) {
        for (const Part& part : kParts) {
            SpendAnswer& answer = m_figures.*part.into;
            answer.budget = budgetFor(answer, m_figures.budgets);
        }
        emit ready(m_figures);
    }
}

// Once, whatever else fails.
void ReportSource::fail(const QString& problem) {
    if (std::exchange(m_missing, 0) > 0) {
        emit failed(problem);
    }
}

}  // namespace weir::ui
