// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playground/lane.hpp"

#include <QPointer>
#include <chrono>
#include <utility>

#include "ui/calls/answer_reader.hpp"
#include "ui/calls/chat_request.hpp"
#include "ui/calls/exchange_watch.hpp"
#include "ui/calls/own_calls.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::milliseconds kPace{100};
constexpr int kFirstError = 400;
constexpr int kKeyRefused = 401;

}  // namespace

Lane::Lane(Ports ports, QObject* parent) : QObject(parent), m_ports(std::move(ports)) {
    m_pace.setSingleShot(true);
    m_pace.setInterval(kPace);
    connect(&m_pace, &QTimer::timeout, this, &Lane::tellLast);
}

Lane::~Lane() = default;

void Lane::setModel(const QString& model, const QString& dialect) {
    m_model = model;
    m_dialect = dialect;
}

void Lane::begin(std::vector<ChatTurn> before) {
    drop();
    forgetRecords();
    m_before = std::move(before);
    m_turns.clear();
    emit turnsChanged();
}

Lane::Said Lane::take() {
    if (isRunning()) {
        if (m_reader) {
            last().words = m_reader->words();
            last().reasoning = m_reader->reasoning();
        }
        last().running = false;
        last().stopped = true;
    }
    Said said{std::move(m_before), std::move(m_turns)};
    begin({});
    return said;
}

void Lane::restore(Said said) {
    drop();
    forgetRecords();
    m_before = std::move(said.before);
    m_turns = std::move(said.turns);
    emit turnsChanged();
}

bool Lane::isRunning() const {
    return !m_turns.empty() && m_turns.back().answer.running;
}

std::vector<ChatTurn> Lane::said() const {
    std::vector<ChatTurn> turns = m_before;
    for (std::size_t each = 0; each < m_turns.size(); ++each) {
        const bool isNew = each + 1 == m_turns.size();
        if (isNew || !m_turns[each].answer.words.isEmpty()) {
            turns.push_back({ChatTurn::Role::User, m_turns[each].asked});
        }
        if (!isNew && !m_turns[each].answer.words.isEmpty()) {
            turns.push_back({ChatTurn::Role::Assistant, m_turns[each].answer.words});
        }
    }
    return turns;
}

void Lane::ask(const QString& words, const ChatSettings& settings) {
    if (isRunning()) {
        return;
    }
    drop();
    m_turns.push_back({words, {}});
    last().running = true;
    emit turnsChanged();
    m_ports.calls.key.need(
        [self = QPointer(this), settings, asked = ++m_asked](const Result<void>& made) {
            if (!self || self->m_asked != asked || !self->isRunning()) {
                return;
            }
            if (made) {
                self->send(settings);
            } else {
                self->fail(QString::fromStdString(made.error().text()));
            }
        });
}

void Lane::send(const ChatSettings& settings) {
    const QByteArray body = bodyOf({m_dialect, m_model, settings, said(), true});
    m_reader = std::make_unique<AnswerReader>(m_dialect);
    m_call = std::make_unique<GatewayCall>(
        m_ports.calls.caller, GatewayCaller::Call{m_ports.baseUrl() + pathOf(m_dialect), body, {}},
        m_ports.calls.key.secret());
    connect(m_call.get(), &GatewayCall::begun, this, &Lane::takeBegin);
    connect(m_call.get(), &GatewayCall::received, this, &Lane::takeBytes);
    connect(m_call.get(), &GatewayCall::ended, this, &Lane::takeEnd);
}

void Lane::takeBegin() {
    const auto id = Id::parse(m_call->exchange().toStdString());
    if (!id) {
        return;
    }
    // The record is closed a moment after the answer, and the next message may be there before.
    auto* watch = new ExchangeWatch(m_ports.client, *id, this);
    connect(watch, &ExchangeWatch::changed, this, [this, watch, turn = m_turns.size() - 1] {
        m_turns[turn].answer.row = watch->row();
        emit answerChanged(turn);
    });
    connect(watch, &ExchangeWatch::over, watch, &QObject::deleteLater);
}

void Lane::takeBytes(const QByteArray& bytes) {
    if (!m_reader->feed(bytes)) {
        return;
    }
    last().words = m_reader->words();
    last().reasoning = m_reader->reasoning();
    if (!m_pace.isActive()) {
        m_pace.start();
    }
}

void Lane::takeEnd() {
    m_reader->end();
    LaneAnswer& answer = last();
    answer.words = m_reader->words();
    answer.reasoning = m_reader->reasoning();
    answer.cutShort = m_reader->wasCutShort();
    answer.stopped = m_call->wasStopped();
    const int status = m_call->status();
    QString problem;
    if (answer.stopped) {
        // What came until then stands.
    } else if (!m_call->problem().isEmpty()) {
        problem = status == 0 ? tr("The gateway did not answer: %1").arg(m_call->problem())
                              : tr("The answer broke off: %1").arg(m_call->problem());
    } else if (status >= kFirstError) {
        problem =
            tr("The gateway answered %1: %2").arg(QString::number(status), m_reader->problem());
    } else {
        problem = m_reader->problem();
    }
    if (status == kKeyRefused) {
        m_ports.calls.key.forget();  // somebody ended it; the next message makes another
    }
    m_call.release()->deleteLater();  // it is what tells us
    fail(problem);
}

void Lane::fail(const QString& problem) {
    m_pace.stop();
    last().problem = problem;
    last().running = false;
    tellLast();
}

void Lane::stop() {
    if (m_call) {
        m_call->stop();
    } else if (isRunning()) {
        last().stopped = true;
        fail({});
    }
}

void Lane::drop() {
    m_pace.stop();
    m_call.reset();
    m_reader.reset();
}

void Lane::forgetRecords() {
    const auto watches = findChildren<ExchangeWatch*>(Qt::FindDirectChildrenOnly);
    qDeleteAll(watches);
}

}  // namespace weir::ui
