// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>
#include <string>

#include "engine/control/admin/traffic.hpp"

class QBoxLayout;
class QLabel;
class QVBoxLayout;

namespace weir::ui {

class Button;
class FiguresStrip;
class Section;
class Waterfall;

// Why a call went where it went, what was tried, how long it took and what it cost.
class OverviewTab : public QScrollArea {
    Q_OBJECT

public:
    explicit OverviewTab(QWidget* parent = nullptr);

    void setDetail(const admin::ExchangeDetail& detail);
    // While there is no more than the row: what was decided and tried is not known, not nothing.
    void setRow(const admin::ExchangeRow& row);
    // Two columns: for a pane below the table.
    void setWide(bool wide);

signals:
    // To let it have more for a time.
    void budgetAsked(const std::string& budget);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showFigures(const admin::ExchangeRow& row);
    void showBudget(std::string budget);

    QBoxLayout* m_columns;
    QVBoxLayout* m_left;
    QVBoxLayout* m_right;
    QLabel* m_problem;
    std::string m_overBudget;  // that did not suffice for the call; empty: none
    Button* m_budget;
    FiguresStrip* m_figures;
    Section* m_decision;
    Section* m_losses;
    Section* m_attempts;
    Waterfall* m_waterfall;
    Section* m_facts;
};

}  // namespace weir::ui
