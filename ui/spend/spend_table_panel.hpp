// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/spend/spend_source.hpp"
#include "ui/theme/tokens.hpp"
#include "ui/widgets/panel.hpp"

class QLineEdit;
class QMenu;

namespace weir::ui {

class Button;
class ShownSpend;
class SpendRows;
class SpendTable;
class SpendTotals;

// The table with its filter, what can be done with a row of it, and its sum.
class SpendTablePanel : public Panel {
    Q_OBJECT

public:
    explicit SpendTablePanel(QWidget* parent = nullptr);

    void setAnswer(const SpendAnswer& answer, std::vector<admin::SpendRow> rows,
                   std::vector<Token> colours);
    SpendTable* table() const { return m_table; }
    QLineEdit* filter() const { return m_filter; }
    void retranslate();
    void setKeys(const QKeySequence& showCalls);

    void copy();
    // Of the selected row; none: of all that is looked at.
    void showCalls();

signals:
    void narrowAsked(const std::string& name);
    void callsAsked(const std::string& name);
    void allCallsAsked();
    void copied();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    const admin::SpendRow* selected() const;
    void open();
    void fillMenu(QMenu& menu);
    void showState();

    SpendRows* m_rows;
    ShownSpend* m_shown;
    SpendTable* m_table;
    SpendTotals* m_totals;
    QLineEdit* m_filter;
    Button* m_calls;
    Button* m_copy;
    QKeySequence m_callsKeys;
    bool m_canNarrow = true;
};

}  // namespace weir::ui
