// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "engine/base/trace.hpp"
#include "ui/traffic/body_state.hpp"
#include "ui/widgets/findable.hpp"

class QLabel;

namespace weir::ui {

class CodeView;
class EventModel;
class TableView;

// The events of a stream with the times they went out at, and the chosen one in full.
class EventsTab : public QWidget, public Findable {
    Q_OBJECT

public:
    explicit EventsTab(QWidget* parent = nullptr);

    struct Content {
        BodyFacts facts;
        bool cut = false;
        QByteArray body;
        std::vector<StreamMoment> moments;

        friend bool operator==(const Content&, const Content&) = default;
    };
    void setContent(Content content);

    // What is found are events that have the text.
    void find(const QString& needle) override;
    void findNext(int step) override;
    Found found() const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showNote();
    void showChosen();
    const QString& shownOf(int row);
    void lookForNeedle();
    QString noteOf() const;

    QLabel* m_note;
    EventModel* m_events;
    TableView* m_table;
    CodeView* m_text;
    Content m_content;
    QString m_needle;
    std::vector<QString> m_shown;  // the data of each row, once somebody has looked for something
    std::vector<int> m_having;     // the needle: rows, in their order
};

}  // namespace weir::ui
