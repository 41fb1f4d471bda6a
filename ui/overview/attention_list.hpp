// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>

#include "ui/overview/attention.hpp"
#include "ui/widgets/panel.hpp"

class QLabel;
class QVBoxLayout;

namespace weir::ui {

class Button;
class ChipLabel;
class IconLabel;

// What needs attention, each with its action; or that nothing does.
class AttentionList : public Panel {
    Q_OBJECT

public:
    explicit AttentionList(QWidget* parent = nullptr);

    // Words that change (a wait that runs down) change in place, so that the focus stays.
    void setItems(const QVector<Attention>& items);
    void retranslate();

signals:
    void chosen(const weir::ui::Attention& item);

private:
    struct Row {
        QWidget* whole;
        IconLabel* icon;
        QLabel* title;
        QLabel* text;
        Button* action;
    };
    Row makeRow(int index);
    void show(const Row& row, const Attention& item);

    QVector<Attention> m_items;
    std::vector<Row> m_rows;
    ChipLabel* m_count;
    QLabel* m_nothing;
    QVBoxLayout* m_list;
};

}  // namespace weir::ui
