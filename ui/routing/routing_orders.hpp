// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include "engine/base/result.hpp"
#include "engine/control/admin/policy.hpp"
#include "ui/widgets/toast.hpp"

namespace weir::ui {

class ChangesDialog;
class RouteEdits;
class RouteKeeper;

// What becomes of a draft as a whole: it is validated, compared, discarded and applied; and rules
// of before are put in force again.
class RoutingOrders : public QObject {
    Q_OBJECT

public:
    // Dialogs stand before `page`.
    RoutingOrders(RouteEdits& edits, RouteKeeper& keeper, QWidget* page);

    void validate();
    void compare();
    void discard();
    void apply();
    void rollBack(const admin::PolicyText& revision);

signals:
    void toastAsked(const weir::ui::ToastMessage& message);
    // The rule with an error is to be seen.
    void ruleAsked(int row);
    // Another revision is in force.
    void revisionChanged();

private:
    void tellJudged();
    void askApply();
    void takeApplied(ChangesDialog* dialog, const Result<admin::AppliedRoutes>& reply);
    void overrule(ChangesDialog* dialog);
    void tell(const QString& text, const QString& icon, Tone tone = Tone::Ok);

    RouteEdits& m_edits;
    RouteKeeper& m_keeper;
    QWidget* m_page;
    std::uint64_t m_base = 0;  // that the draft counts as made from, in the dialog
};

}  // namespace weir::ui
