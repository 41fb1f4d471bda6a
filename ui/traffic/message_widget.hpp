// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QWidget>
#include <cstddef>
#include <vector>

#include "ui/traffic/conversation/conversation.hpp"

class QAbstractButton;
class QFrame;
class QVBoxLayout;

namespace weir::ui {

class WordsView;

// "Assistant"
QString wordOf(Message::Role role);
// What a part that is not words is called: "Image, image/png", the name of a tool.
QString titleOf(const MessagePart& part);

// How the words of a message are read.
enum class WordsAs { Markdown, Plain };

// What a part says below its title, as it is shown.
QString shownText(const MessagePart& part, WordsAs words);

// One message: who speaks, and its parts. Tool calls and their results are folded to a line; a
// picture is a line that names it.
class MessageWidget : public QWidget {
    Q_OBJECT

public:
    MessageWidget(const Message& message, WordsAs words, QWidget* parent = nullptr);

    // Marks all places of `needle` in what is unfolded, and in what will be; none is set off.
    void mark(const QString& needle);
    // Unfolds a part and sets off one of its places, by its number from 0; -1: its title.
    void goToMark(std::size_t part, int number);
    // Where that stands in this widget, once it is laid out.
    QRect markPlace() const;

private:
    // A part as it stands here.
    struct Shown {
        QFrame* box = nullptr;            // of one that has a title
        WordsView* view = nullptr;        // null: no words
        QAbstractButton* more = nullptr;  // unfolds it, or shows the rest
    };

    void addPart(QVBoxLayout* column, const MessagePart& part);
    Shown addWords(QVBoxLayout* column, const QString& words);
    Shown addFolded(QVBoxLayout* column, const QString& iconName, const QString& title,
                    const QString& body);
    WordsView* makeView(QWidget* parent);

    WordsAs m_wordsAs;
    QString m_who;
    std::vector<Shown> m_parts;  // as those of the message
    // What is set off.
    std::size_t m_markedPart = 0;
    int m_mark = -1;
};

}  // namespace weir::ui
