// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/replay_run.hpp"

#include <QPointer>
#include <algorithm>
#include <chrono>
#include <utility>

#include "engine/control/admin/replay_sum.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::milliseconds kRest{100};

}  // namespace

ReplayRun::ReplayRun(admin::AdminClient& client, QObject* parent)
    : QObject(parent), m_client(client) {
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        if (m_news) {
            tell();
        }
    });
}

void ReplayRun::start(ReplayQuestion question) {
    m_question = std::move(question);
    m_state = State::Running;
    m_begun = false;
    m_problem.clear();
    ++m_number;
    ask({});
    tell();
}

void ReplayRun::stop() {
    if (m_state == State::Running) {
        end(State::Stopped);
    }
}

void ReplayRun::clear() {
    m_hasSum = false;
    end(State::None);
}

void ReplayRun::ask(const Id& before) {
    admin::ReplayRoutes operation;
    operation.routes = m_question.rules;
    operation.sets = m_question.sets;
    operation.before = before;
    operation.since = m_question.since;
    m_client.call(
        std::move(operation),
        admin::AdminClient::Callback<admin::RouteReplay>(
            [self = QPointer(this), number = m_number](const Result<admin::RouteReplay>& page) {
                if (self) {
                    self->take(page, number);
                }
            }));
}

void ReplayRun::take(const Result<admin::RouteReplay>& page, int number) {
    if (number != m_number) {
        return;
    }
    if (!page) {
        m_problem = QString::fromStdString(page.error().text());
        end(State::Failed);
        return;
    }
    if (!m_begun) {
        m_sum = {};
        m_rules = m_question.rules;
        m_begun = true;
        m_hasSum = true;
    }
    admin::addPage(m_sum, *page);
    // Without a place to go on from, the next page would be the first one again.
    if (page->atEnd || page->next.empty()) {
        end(State::Finished);
        return;
    }
    ask(page->next);
    m_news = true;
    if (!m_rest.isActive()) {
        tell();
    }
}

// What stands there of the question before is no answer to this one.
void ReplayRun::end(State state) {
    m_state = state;
    m_hasSum = m_hasSum && m_begun;
    ++m_number;
    tell();
}

void ReplayRun::tell() {
    m_news = false;
    m_rest.start();
    emit changed();
}

double ReplayRun::progress() const {
    if (m_state == State::Finished) {
        return 1;
    }
    const auto whole = static_cast<double>((m_question.until - m_question.since).count());
    if (!m_begun || whole <= 0) {
        return 0;
    }
    const auto done = static_cast<double>((m_question.until - m_sum.searchedTo).count());
    return std::clamp(done / whole, 0.0, 1.0);
}

}  // namespace weir::ui
