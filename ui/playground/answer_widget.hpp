// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/playground/lane.hpp"

class QLabel;

namespace weir::ui {

class Button;
class GrowingText;

// One answer as it comes in, and under it what it took and cost, as its record says.
class AnswerWidget : public QWidget {
    Q_OBJECT

public:
    explicit AnswerWidget(QWidget* parent = nullptr);

    void setAnswer(const LaneAnswer& answer);

signals:
    // Its row in the traffic.
    void trafficAsked(weir::Id id);

private:
    QLabel* m_reasoning;
    Button* m_showReasoning;
    GrowingText* m_words;
    QLabel* m_problem;
    QLabel* m_facts;
    Button* m_traffic;
    Id m_id;
};

// "first token 412 ms · 2.84 s in all · 3,812 in, 118 out · $0.0070, reported"
QString factsOf(const LaneAnswer& answer);

}  // namespace weir::ui
