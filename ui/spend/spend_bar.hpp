// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "ui/spend/spend_choice.hpp"

class QComboBox;
class QLabel;

namespace weir::ui {

class Button;
class IconButton;
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
    void reportAsked();
    // With what a provider says.
    void compareAsked();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();

    Segments* m_measures;
    QLabel* m_byWord;
    Segments* m_dimensions;
    QComboBox* m_narrowDimensions;  // where there is no room for words side by side
    QLabel* m_note;
    IconButton* m_compare;
    Button* m_report;
};

}  // namespace weir::ui
