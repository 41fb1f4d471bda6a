// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimeZone>

#include "engine/base/clock.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/reprice.hpp"
#include "ui/widgets/growing_dialog.hpp"

class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;

namespace weir::ui {

class DialogFooter;
class RepriceModel;
class TableView;

// Booked calls of some days at the prices of now: first what would change, then whether to do it.
class RepriceDialog : public GrowingDialog {
    Q_OBJECT

public:
    // Of a model, or of all without its name.
    RepriceDialog(admin::AdminClient& client, const Clock& clock, const QTimeZone& zone,
                  const QStringList& providers, const QString& provider, const QString& model,
                  QWidget* parent);

signals:
    void repriced(const weir::admin::RepricedCalls& calls);

protected:
    void changeEvent(QEvent* event) override;

private:
    void layOut();
    admin::RepriceCalls question() const;
    // What was found no longer answers the fields.
    void forget();
    void look();
    void reprice();
    void take(const Result<admin::RepricedCalls>& reply);
    void showState();
    QString summary() const;
    void retranslate();

    admin::AdminClient& m_client;
    QTimeZone m_zone;
    QLabel* m_intro;
    QLabel* m_fromLabel;
    QLabel* m_toLabel;
    QLabel* m_providerLabel;
    QLabel* m_modelLabel;
    QLabel* m_reasonLabel;
    QDateEdit* m_from;
    QDateEdit* m_to;
    QComboBox* m_provider;
    QLineEdit* m_model;
    QLineEdit* m_reason;
    QLabel* m_summary;
    RepriceModel* m_rows;
    TableView* m_table;
    DialogFooter* m_footer;
    admin::RepriceCalls m_asked;
    admin::RepricedCalls m_found;  // by that
    bool m_known = false;          // the fields still ask it
    bool m_writing = false;
    QString m_problem;
    int m_question = 0;
};

}  // namespace weir::ui
