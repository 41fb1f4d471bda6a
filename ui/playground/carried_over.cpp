// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/playground/carried_over.hpp"

#include <QCoreApplication>
#include <QJsonObject>
#include <map>

#include "ui/traffic/conversation/readers.hpp"
#include "ui/traffic/row_text.hpp"

namespace weir::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::CarriedOver)
};

using Kind = MessagePart::Kind;

// Members of a request that stand here in another form, or that this window writes itself.
const QStringList& carriedMembers() {
    static const QStringList names{
        QStringLiteral("model"),          QStringLiteral("messages"),
        QStringLiteral("input"),          QStringLiteral("system"),
        QStringLiteral("instructions"),   QStringLiteral("temperature"),
        QStringLiteral("max_tokens"),     QStringLiteral("max_completion_tokens"),
        QStringLiteral("stream"),         QStringLiteral("max_output_tokens"),
        QStringLiteral("stream_options"), QStringLiteral("store"),
    };
    return names;
}

QString lostWords(Kind kind, int count) {
    switch (kind) {
        case Kind::ToolCall:
            return Words::tr("%Ln tool calls", nullptr, count);
        case Kind::ToolResult:
            return Words::tr("%Ln results of tools", nullptr, count);
        case Kind::Image:
            return Words::tr("%Ln images", nullptr, count);
        case Kind::Reasoning:
            return Words::tr("%Ln reasonings", nullptr, count);
        case Kind::Other:
            return Words::tr("%Ln other parts", nullptr, count);
        case Kind::Text:
            break;
    }
    return {};
}

ChatSettings settingsOf(const QJsonObject& body) {
    ChatSettings settings;
    if (const QJsonValue temperature = body.value(u"temperature"); temperature.isDouble()) {
        settings.temperature = temperature.toDouble();
    }
    for (const char* name : {"max_tokens", "max_completion_tokens", "max_output_tokens"}) {
        if (const QJsonValue most = body.value(QLatin1String(name)); most.isDouble()) {
            settings.maxTokens = most.toInt();
        }
    }
    return settings;
}

class Carrier {
public:
    explicit Carrier(CarriedOver& into) : m_into(into) {}

    void take(const Message& message) {
        QStringList words;
        for (const MessagePart& part : message.parts) {
            if (part.kind == Kind::Text) {
                words << part.text;
            } else {
                ++m_lost[part.kind];
            }
        }
        const QString text = words.join(QStringLiteral("\n\n"));
        if (text.isEmpty()) {
            return;
        }
        switch (message.role) {
            case Message::Role::System:
                m_into.settings.system +=
                    (m_into.settings.system.isEmpty() ? QString() : QStringLiteral("\n\n")) + text;
                break;
            case Message::Role::User:
                m_into.turns.push_back({ChatTurn::Role::User, text});
                break;
            case Message::Role::Assistant:
                m_into.turns.push_back({ChatTurn::Role::Assistant, text});
                break;
            case Message::Role::Tool:
            case Message::Role::Error:
                ++m_lost[Kind::ToolResult];
                break;
        }
    }
    void end() {
        for (const auto& [kind, count] : m_lost) {
            m_into.lost << lostWords(kind, count);
        }
        if (!m_into.turns.empty() && m_into.turns.back().role == ChatTurn::Role::User) {
            m_into.draft = m_into.turns.back().text;
            m_into.turns.pop_back();
        }
    }

private:
    CarriedOver& m_into;
    std::map<Kind, int> m_lost;
};

}  // namespace

CarriedOver carryOver(const WholeCall& call) {
    CarriedOver result;
    if (!call.bodies.kept) {
        result.problem = Words::tr("The body of this call is not kept.");
        return result;
    }
    if (call.bodies.requestCut) {
        result.problem = Words::tr("The body of this call was longer than what is kept.");
        return result;
    }
    const QByteArray request = QByteArray::fromStdString(call.bodies.request);
    const Conversation conversation =
        readConversation(text(call.detail.row.dialect), request, QByteArray());
    if (!conversation.understood || conversation.messages.empty()) {
        result.problem = Words::tr("This call is no conversation.");
        return result;
    }
    const QJsonObject body = objectOf(request);
    result.model = text(call.detail.row.modelAsked);
    result.dialect = text(call.detail.row.dialect);
    result.settings = settingsOf(body);
    Carrier carrier(result);
    for (const Message& message : conversation.messages) {
        carrier.take(message);
    }
    carrier.end();
    const QStringList members = body.keys();
    for (const QString& name : members) {
        if (!carriedMembers().contains(name)) {
            result.lost << name;
        }
    }
    return result;
}

}  // namespace weir::ui
