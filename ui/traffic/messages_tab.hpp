// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "ui/traffic/body_state.hpp"
#include "ui/traffic/conversation/conversation.hpp"
#include "ui/traffic/message_widget.hpp"
#include "ui/widgets/findable.hpp"

class QLabel;
class QVBoxLayout;

namespace weir::ui {

class Button;
class Segments;

// The conversation of one exchange, read from its bodies. The last messages are made first; earlier
// ones when they are asked for.
class MessagesTab : public QScrollArea, public Findable {
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

    // In all messages, made or not, folded or not.
    void find(const QString& needle) override;
    void findNext(int step) override;
    Found found() const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    // A place of what is looked for; `number` counts those of its part, -1 is the part's title.
    struct Place {
        std::size_t message;
        std::size_t part;
        int number;
    };

    void rebuild();
    void retranslate();
    void makeAnew();
    void showFrom(std::size_t first);
    QString noteOf() const;
    WordsAs wordsOf(const Message& message) const;
    MessageWidget* widgetOf(std::size_t message) const;
    std::size_t firstInView() const;
    const QString& shownOf(std::size_t message, std::size_t part);
    void lookForNeedle();
    void goToFirstInView();
    void goToPlace(int place);
    void comeToPlace();

    Content m_content;
    Conversation m_conversation;
    std::size_t m_first = 0;  // of the messages that are made
    QLabel* m_note;
    Segments* m_wordsAs;
    Button* m_earlier;
    QVBoxLayout* m_list;
    QString m_needle;
    // What each part says as it is shown, once somebody has looked for something.
    std::vector<std::vector<QString>> m_shown;
    std::vector<Place> m_places;
    bool m_morePlaces = false;
    int m_place = -1;
};

}  // namespace weir::ui
