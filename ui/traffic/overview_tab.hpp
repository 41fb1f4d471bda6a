// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "engine/control/admin/traffic.hpp"

class QBoxLayout;
class QLabel;
class QVBoxLayout;

namespace weir::ui {

class FiguresStrip;
class Waterfall;

// Why a call went where it went, what was tried, how long it took and what it cost.
class OverviewTab : public QScrollArea {
    Q_OBJECT

public:
    explicit OverviewTab(QWidget* parent = nullptr);

    void setDetail(const admin::ExchangeDetail& detail);
    // Two columns: for a pane below the table.
    void setWide(bool wide);

    // The language changed: everything is said again.
    void retranslate();

private:
    QBoxLayout* m_columns;
    QVBoxLayout* m_left;
    QVBoxLayout* m_right;
    QWidget* m_decision = nullptr;
    QWidget* m_attempts = nullptr;
    QWidget* m_losses = nullptr;
    QWidget* m_facts = nullptr;
    QLabel* m_problem;
    FiguresStrip* m_figures;
    Waterfall* m_waterfall;
    // What the rebuilt parts show; they are made again only when it changed, so that a call that
    // streams does not flicker.
    admin::ExchangeDetail m_shown;
};

}  // namespace weir::ui
