// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimeZone>
#include <QTimer>
#include <functional>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/prices.hpp"
#include "ui/window/page.hpp"

class QBoxLayout;
class QFrame;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace weir::ui {

class Button;
class EmptyState;
class GatewayModel;
class NoticeBar;
class PriceModel;
class PricePane;
class PriceTable;
class Segments;
class UndoableOrders;
class VisibleTimer;

// What models cost and why: the catalogue with its history, prices of one's own, and what is called
// though no price is known.
class PricesPage : public Page {
    Q_OBJECT

public:
    // Days of what is re-priced are those of `zone`.
    PricesPage(admin::AdminClient& client, GatewayModel& gateway, const Clock& clock,
               const QTimeZone& zone, QWidget* parent = nullptr);

    static PageEntry entry();
    QString badge() const override;
    QString fact() const override;
    QWidget* headerControls() override;
    QWidget* focusTarget() override;
    void addActions(ActionRegistry& registry) override;
    // "openai/gpt-5"
    void reveal(const QString& what) override;

    // A new price, of nothing in particular.
    void addPrice();
    // Booked calls, of the selected model if there is one.
    void reprice();
    // Of the selected model: its own price if that is in force, else a new one.
    void editSelected();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeTools();
    void connectParts();
    void placePane();
    void pull();
    void take(Result<admin::PriceTable> reply);
    void showState();
    void showNotice();
    void showPrice();
    // Null when nothing is selected.
    const admin::ModelPrice* selected() const;
    const admin::OwnPriceSettings* ownNamed(const std::string& name) const;
    QString whyNotChange() const;
    void openDialog(std::string replaces, const admin::OwnPriceSettings& settings);
    void setPriceOf(const admin::ModelPrice& row);
    void changeOwn();
    void removeOwn();
    void retranslate();

    admin::AdminClient& m_client;
    GatewayModel& m_gateway;
    const Clock& m_clock;
    const QTimeZone m_zone;
    UndoableOrders* m_orders;
    PriceModel* m_model;
    PriceTable* m_table;
    PricePane* m_pane;
    QFrame* m_divider;
    NoticeBar* m_notice;
    EmptyState* m_empty;
    QLabel* m_loading;
    QLabel* m_noMatch;
    QStackedWidget* m_stack;
    QBoxLayout* m_split = nullptr;
    QLineEdit* m_search;
    Segments* m_which;
    Button* m_undo;
    Button* m_reprice;
    Button* m_add;
    VisibleTimer* m_timer;
    QTimer m_slow;  // nothing is said of what takes less
    std::vector<admin::OwnPriceSettings> m_own;
    bool m_known = false;
    bool m_asking = false;
    bool m_askAgain = false;
    bool m_taking = false;
    QString m_problem;       // why the last look failed
    QString m_noTraffic;     // why it is not known what was called
    std::string m_revealed;  // to be selected with the next answer
};

}  // namespace weir::ui
