// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <vector>

// What was said in one exchange, read from its two bodies. Reading is lenient: this is for a person
// to look at, and what is not understood is shown as what it is.
namespace weir::ui {

struct MessagePart {
    enum class Kind { Text, Reasoning, ToolCall, ToolResult, Image, Other };

    Kind kind = Kind::Text;
    QString name;  // of the tool; the media type of an image; the type of what is not known
    QString text;  // words, or the arguments of a call as JSON
};

struct Message {
    enum class Role { System, User, Assistant, Tool, Error };

    Role role = Role::User;
    std::vector<MessagePart> parts;
};

struct Conversation {
    std::vector<Message> messages;
    // False when a body is not what its dialect says; then only the raw text can be shown.
    bool understood = true;
};

// `dialect` as in the contract: "openai_chat", "openai_responses", "anthropic".
// An answer may be JSON or the raw text of an event stream, whole or cut anywhere.
Conversation readConversation(const QString& dialect, const QByteArray& request,
                              const QByteArray& response);

}  // namespace weir::ui
