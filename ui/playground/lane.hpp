// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "engine/control/admin/client.hpp"
#include "engine/control/admin/traffic.hpp"
#include "ui/calls/chat.hpp"

namespace weir::ui {

class AnswerReader;
class ExchangeWatch;
class GatewayCall;
struct OwnCalls;

// What came back for one message.
struct LaneAnswer {
    QString words;
    QString reasoning;
    QString problem;  // in words; empty when there was none
    bool running = false;
    bool stopped = false;   // by a person
    bool cutShort = false;  // the limit of tokens was reached
    // Of its exchange: what it took and cost. Nothing while the gateway was not reached.
    std::optional<admin::ExchangeRow> row;
};

struct LaneTurn {
    QString asked;
    LaneAnswer answer;
};

// The conversation with one model. Each message goes through the gateway with all that was said
// before; a message that had no answer is left out of what is sent later.
class Lane : public QObject {
    Q_OBJECT

public:
    struct Ports {
        admin::AdminClient& client;
        OwnCalls& calls;
        std::function<QString()> baseUrl;
    };

    explicit Lane(Ports ports, QObject* parent = nullptr);
    ~Lane() override;

    // The dialect is the one to ask it in.
    void setModel(const QString& model, const QString& dialect);
    const QString& model() const { return m_model; }

    struct Said {
        std::vector<ChatTurn> before;
        std::vector<LaneTurn> turns;
    };

    // What was said elsewhere before; a conversation that was here is over.
    void begin(std::vector<ChatTurn> before);
    // What was said, which is over then: an answer that comes in is stopped.
    Said take();
    void restore(Said said);
    const std::vector<ChatTurn>& before() const { return m_before; }
    const std::vector<LaneTurn>& turns() const { return m_turns; }

    bool isRunning() const;
    void ask(const QString& words, const ChatSettings& settings);
    void stop();

signals:
    // The conversation has another number of messages.
    void turnsChanged();
    // An answer is another one, by its turn; at most ten times a second while it comes in.
    void answerChanged(std::size_t turn);

private:
    std::vector<ChatTurn> said() const;
    void send(const ChatSettings& settings);
    void takeBegin();
    void takeBytes(const QByteArray& bytes);
    void takeEnd();
    void fail(const QString& problem);
    // Lets go of the call. The records of answers are followed until they are closed.
    void drop();
    void forgetRecords();
    void tellLast() { emit answerChanged(m_turns.size() - 1); }
    LaneAnswer& last() { return m_turns.back().answer; }

    Ports m_ports;
    QString m_model;
    QString m_dialect;
    std::vector<ChatTurn> m_before;
    std::vector<LaneTurn> m_turns;
    std::unique_ptr<GatewayCall> m_call;
    std::unique_ptr<AnswerReader> m_reader;
    QTimer m_pace;
    int m_asked = 0;  // a key that comes after another message is not for this one
};

}  // namespace weir::ui
