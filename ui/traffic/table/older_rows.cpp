// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/table/older_rows.hpp"

#include <QPointer>
#include <algorithm>
#include <chrono>
#include <utility>

#include "ui/traffic/table/next_id.hpp"
#include "ui/traffic/table/traffic_model.hpp"

namespace weir::ui {

namespace {

using namespace std::chrono_literals;

constexpr std::uint32_t kRowsAPage = 500;
constexpr auto kRetry = 2s;

}  // namespace

OlderRows::OlderRows(admin::AdminClient& client, TrafficModel& model, QObject* parent)
    : QObject(parent), m_client(client), m_model(model) {
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &OlderRows::look);
    connect(&model, &QAbstractItemModel::modelReset, this, &OlderRows::restart);
}

QString OlderRows::problem() const {
    return m_problem.isEmpty() ? m_unread.text() : m_problem;
}

void OlderRows::setFilter(const std::string& filter) {
    if (filter != m_filter) {
        m_filter = filter;
        m_model.dropOlder();
        restart();
        look();
    }
}

void OlderRows::restart() {
    ++m_search;
    m_begun = false;
    m_asking = false;
    m_atEnd = false;
    m_known = false;
    m_searchedTo = {};
    m_problem.clear();
    m_unread.clear();
    m_retry.stop();
    emit changed();
}

// Where the books go on: live rows are all here down to a place, or down to the first of them.
Id OlderRows::begin() const {
    if (!m_model.completeAfter().empty()) {
        return nextId(m_model.completeAfter());
    }
    const admin::ExchangeRow* first = m_model.at(0);
    return first == nullptr ? Id() : first->id;
}

void OlderRows::look() {
    if (m_asking || m_retry.isActive() || m_model.isCleared() || m_model.isFull() || !m_wanted ||
        !m_wanted()) {
        return;
    }
    if (!m_begun) {
        m_before = begin();
        m_begun = true;
    } else if (!m_model.leftThrough().empty() && m_model.leftThrough() >= m_before) {
        // Rows that were brought before have left again.
        m_before = nextId(m_model.leftThrough());
        m_atEnd = false;
    }
    if (!m_atEnd) {
        ask();
    }
}

void OlderRows::ask() {
    m_asking = true;
    admin::ListOlderTraffic operation;
    operation.before = m_before;
    operation.filter = m_filter;
    operation.limit = kRowsAPage;
    operation.passOver = true;
    m_client.call(operation, admin::AdminClient::Callback<admin::OlderTraffic>(
                                 [self = QPointer(this),
                                  search = m_search](Result<admin::OlderTraffic> reply) {
                                     if (self && self->m_search == search) {
                                         self->take(std::move(reply));
                                     }
                                 }));
}

void OlderRows::take(Result<admin::OlderTraffic> reply) {
    m_asking = false;
    if (!reply && reply.error().code == ErrorCode::Unsupported) {
        m_atEnd = true;  // a gateway from before there was this
        emit changed();
        return;
    }
    if (!reply) {
        m_problem = QString::fromStdString(reply.error().message);
        m_retry.start(kRetry);
        emit changed();
        return;
    }
    m_problem.clear();
    m_unread.add(reply->unread);
    m_known = true;
    m_before = reply->next;
    m_atEnd = reply->atEnd;
    m_searchedTo = reply->searchedTo;
    m_model.addOlder(std::move(reply->rows));
    emit changed();
    look();
}

}  // namespace weir::ui
