// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "ui/traffic/body_state.hpp"
#include "ui/traffic/conversation/conversation.hpp"

class QLabel;
class QVBoxLayout;

namespace weir::ui {

class Button;
class Segments;

// The conversation of one exchange, read from its bodies. The last messages are made first; earlier
// ones when they are asked for.
class MessagesTab : public QScrollArea {
    Q_OBJECT

public:
    explicit MessagesTab(QWidget* parent = nullptr);

    struct Content {
        BodyFacts facts;
        QString dialect;
        QByteArray request;
        QByteArray response;

        friend bool operator==(const Content&, const Content&) = default;
    };
    void setContent(Content content);

protected:
    void changeEvent(QEvent* event) override;

private:
    void rebuild();
    void retranslate();
    void makeAnew();
    void showFrom(std::size_t first);
    QString noteOf() const;

    Content m_content;
    Conversation m_conversation;
    std::size_t m_first = 0;  // of the messages that are made
    QLabel* m_note;
    Segments* m_wordsAs;
    Button* m_earlier;
    QVBoxLayout* m_list;
};

}  // namespace weir::ui
