// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spend/spend_source.hpp"

#include <QLocale>
#include <QPointer>
#include <utility>

#include "ui/spend/spend_bars.hpp"

namespace weir::ui {

namespace {

// Rows come by what they cost. Those with the most tokens or requests are looked for among as many.
constexpr std::uint32_t kLookedThrough = 100;

}  // namespace

SpendSource::SpendSource(admin::AdminClient& client, const Clock& clock, QTimeZone zone,
                         QObject* parent)
    : QObject(parent), m_client(client), m_clock(clock), m_zone(std::move(zone)) {}

void SpendSource::ask(const SpendChoice& choice) {
    ++m_question;
    m_missing = 2;
    SpendAnswer answer;
    answer.choice = choice;
    answer.now = m_clock.now();
    answer.days = daysOf(choice.period, choice.custom, today());
    answer.steps = stepsOf(answer.days, m_zone, QLocale().firstDayOfWeek());
    answer.rangeBefore = rangeBefore(choice.period, answer.days, answer.now, m_zone);

    admin::GetSpend operation;
    operation.by = choice.by;
    operation.only = choice.only;
    operation.simulated = choice.simulated;
    operation.bounds = answer.steps.bounds;
    operation.charted =
        choice.measure == SpendMeasure::Spend ? std::uint32_t{kMostSeries} : kLookedThrough;
    admin::GetSpend before = operation;
    before.bounds = {answer.rangeBefore.from, answer.rangeBefore.until};
    before.charted = 0;
    m_asked = std::move(answer);
    call(std::move(operation), &SpendAnswer::report);
    call(std::move(before), &SpendAnswer::before);
}

void SpendSource::call(admin::GetSpend operation, admin::SpendReport SpendAnswer::* into) {
    m_client.call(std::move(operation),
                  admin::AdminClient::Callback<admin::SpendReport>(
                      [self = QPointer(this), question = m_question, into](auto reply) {
                          if (self && self->m_question == question) {
                              self->take(std::move(reply), into);
                          }
                      }));
}

void SpendSource::take(Result<admin::SpendReport> reply, admin::SpendReport SpendAnswer::* into) {
    if (!m_asked) {
        return;  // the other half of it failed
    }
    if (!reply) {
        m_asked.reset();
        emit failed(QString::fromStdString(reply.error().text()));
        return;
    }
    (*m_asked).*into = *std::move(reply);
    --m_missing;
    if (m_missing == 0) {
        const SpendAnswer answer = *std::exchange(m_asked, std::nullopt);
        emit answered(answer);
    }
}

}  // namespace weir::ui
