// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/traffic/conversation/conversation.hpp"

class QVBoxLayout;

namespace weir::ui {

// "Assistant"
QString wordOf(Message::Role role);
// What a part that is not words is called: "Image, image/png", the name of a tool.
QString titleOf(const MessagePart& part);

// How the words of a message are read.
enum class WordsAs { Markdown, Plain };

// One message: who speaks, and its parts. Tool calls and their results are folded to a line; a
// picture is a line that names it.
class MessageWidget : public QWidget {
    Q_OBJECT

public:
    MessageWidget(const Message& message, WordsAs words, QWidget* parent = nullptr);

private:
    QWidget* makeWords(const QString& words);
    void addWords(QVBoxLayout* column, const QString& words);
    void addFolded(QVBoxLayout* column, const QString& iconName, const QString& title,
                   const QString& body);
    void addPart(QVBoxLayout* column, const MessagePart& part);

    WordsAs m_wordsAs;
};

}  // namespace weir::ui
