// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/exchange_watch.hpp"

#include <QPointer>
#include <chrono>

namespace weir::ui {

namespace {

constexpr std::chrono::milliseconds kPace{250};
constexpr int kMostFailures = 8;

bool isOpen(const admin::ExchangeRow& row) {
    return row.state == ExchangeState::Pending || row.state == ExchangeState::Streaming;
}

}  // namespace

ExchangeWatch::ExchangeWatch(admin::AdminClient& client, Id id, QObject* parent)
    : QObject(parent), m_client(client), m_id(id) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(kPace);
    connect(&m_timer, &QTimer::timeout, this, &ExchangeWatch::ask);
    ask();
}

void ExchangeWatch::ask() {
    admin::GetExchange operation;
    operation.id = m_id;
    m_client.call(operation,
                  admin::AdminClient::Callback<admin::ExchangeDetail>(
                      [self = QPointer(this)](const Result<admin::ExchangeDetail>& reply) {
                          if (self) {
                              self->take(reply);
                          }
                      }));
}

void ExchangeWatch::take(const Result<admin::ExchangeDetail>& reply) {
    if (reply) {
        m_failures = 0;
        m_row = reply->row;
        m_over = !isOpen(*m_row);
        emit changed();
    } else {
        m_over = ++m_failures >= kMostFailures;
    }
    if (m_over) {
        emit over();
    } else {
        m_timer.start();
    }
}

}  // namespace weir::ui
