// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "ui/spend/spend_choice.hpp"

class QCheckBox;
class QLabel;

namespace weir::ui {

class Segments;

// What is measured, and by what calls are told apart.
class SpendBar : public QFrame {
    Q_OBJECT

public:
    explicit SpendBar(QWidget* parent = nullptr);

    void setChoice(const SpendChoice& choice);
    // Muted, at the end; empty: nothing.
    void setNote(const QString& note);
    void retranslate();

signals:
    // By a person only.
    void measureChosen(weir::ui::SpendMeasure measure);
    void byChosen(weir::admin::SpendBy by);
    void simulatedChosen(bool simulated);

private:
    Segments* m_measures;
    QLabel* m_byWord;
    Segments* m_dimensions;
    QLabel* m_note;
    QCheckBox* m_simulated;
};

}  // namespace weir::ui
