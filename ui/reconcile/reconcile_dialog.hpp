// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "engine/control/admin/client.hpp"
#include "engine/control/admin/reconcile.hpp"
#include "ui/imports/file_field.hpp"
#include "ui/widgets/growing_dialog.hpp"

class QComboBox;
class QLabel;

namespace weir::ui {

class DialogFooter;
class GapModel;
class TableView;

// A provider's export held against the books: which file, of which provider, and what differs. It
// changes nothing.
class ReconcileDialog : public GrowingDialog {
    Q_OBJECT

public:
    ReconcileDialog(admin::AdminClient& client, QWidget* parent, FileField::AskPath askPath = {});

protected:
    void changeEvent(QEvent* event) override;

private:
    void layOut();
    void askProviders();
    void readFile();
    void compare();
    void take(const Result<admin::Reconciliation>& reply);
    void showState();
    QString summary() const;
    void retranslate();

    admin::AdminClient& m_client;
    FileField* m_file;
    QComboBox* m_provider;
    QLabel* m_intro;
    QLabel* m_fileLabel;
    QLabel* m_providerLabel;
    QLabel* m_summary;
    GapModel* m_model;
    TableView* m_table;
    DialogFooter* m_footer;
    std::string m_text;  // of the file
    admin::Reconciliation m_figures;
    bool m_known = false;  // m_figures is that of the file and the provider
    QString m_problem;     // why there are no figures
    int m_question = 0;
};

}  // namespace weir::ui
