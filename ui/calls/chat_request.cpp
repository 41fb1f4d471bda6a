// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/chat_request.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <array>

namespace weir::ui {

namespace {

QJsonObject messageOf(const QString& role, const QString& text) {
    return {{QStringLiteral("role"), role}, {QStringLiteral("content"), text}};
}

QJsonArray messagesOf(const std::vector<ChatTurn>& turns) {
    QJsonArray messages;
    for (const ChatTurn& turn : turns) {
        messages.append(messageOf(turn.role == ChatTurn::Role::User ? QStringLiteral("user")
                                                                    : QStringLiteral("assistant"),
                                  turn.text));
    }
    return messages;
}

void setLimit(QJsonObject& body, const char* name, const std::optional<int>& tokens) {
    if (tokens) {
        body.insert(QLatin1String(name), *tokens);
    }
}

void fillChat(const ChatRequest& request, QJsonObject& body) {
    QJsonArray messages = messagesOf(request.turns);
    if (!request.settings.system.isEmpty()) {
        messages.prepend(messageOf(QStringLiteral("system"), request.settings.system));
    }
    body.insert(QStringLiteral("messages"), messages);
    // Every server of this dialect knows this name; the newer one is refused by some.
    setLimit(body, "max_tokens", request.settings.maxTokens);
}

void fillResponses(const ChatRequest& request, QJsonObject& body) {
    body.insert(QStringLiteral("input"), messagesOf(request.turns));
    if (!request.settings.system.isEmpty()) {
        body.insert(QStringLiteral("instructions"), request.settings.system);
    }
    // The whole conversation is sent each time: nothing of it has to stay with the provider.
    body.insert(QStringLiteral("store"), false);
    setLimit(body, "max_output_tokens", request.settings.maxTokens);
}

void fillAnthropic(const ChatRequest& request, QJsonObject& body) {
    body.insert(QStringLiteral("messages"), messagesOf(request.turns));
    if (!request.settings.system.isEmpty()) {
        body.insert(QStringLiteral("system"), request.settings.system);
    }
    setLimit(body, "max_tokens", request.settings.maxTokens.value_or(kUsualMostTokens));
}

struct Form {
    const char* dialect;
    const char* path;
    void (*fill)(const ChatRequest& request, QJsonObject& body);
};
// In the order in which one is chosen.
constexpr std::array<Form, 3> kForms{{
    {"anthropic", "/v1/messages", fillAnthropic},
    {"openai_responses", "/v1/responses", fillResponses},
    {"openai_chat", "/v1/chat/completions", fillChat},
}};

const Form* formOf(const QString& dialect) {
    const auto found = std::ranges::find_if(
        kForms, [&](const Form& form) { return dialect == QLatin1String(form.dialect); });
    return found == kForms.end() ? nullptr : &*found;
}

}  // namespace

QString dialectToAskIn(const QStringList& dialects) {
    for (const Form& form : kForms) {
        if (dialects.contains(QLatin1String(form.dialect))) {
            return QString::fromLatin1(form.dialect);
        }
    }
    return {};
}

QString pathOf(const QString& dialect) {
    const Form* form = formOf(dialect);
    return form == nullptr ? QString() : QString::fromLatin1(form->path);
}

QByteArray bodyOf(const ChatRequest& request) {
    const Form* form = formOf(request.dialect);
    if (form == nullptr) {
        return {};
    }
    QJsonObject body{{QStringLiteral("model"), request.model}};
    form->fill(request, body);
    if (request.stream) {
        body.insert(QStringLiteral("stream"), true);
    }
    if (request.settings.temperature) {
        body.insert(QStringLiteral("temperature"), *request.settings.temperature);
    }
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

}  // namespace weir::ui
