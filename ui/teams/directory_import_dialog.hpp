// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/directory.hpp"
#include "ui/imports/file_field.hpp"
#include "ui/widgets/saving_dialog.hpp"

class QLabel;

namespace weir::ui {

class Button;
class DirectoryPlanModel;
class TableView;

// Teams, users and keys of a CSV file: what would be another than it is, then all of it in force.
class DirectoryImportDialog : public SavingDialog {
    Q_OBJECT

public:
    DirectoryImportDialog(admin::AdminClient& client, QWidget* parent,
                          FileField::AskPath askPath = {});

signals:
    void imported(const weir::admin::DirectoryPlan& plan);

protected:
    QString missing() const override;
    QString beingWritten() const override;
    void save() override;
    void retranslate() override;
    void showState() override;

private:
    QLayout* makeContent();
    // The file again, too: it was edited, or what it is held against was.
    void readFile();
    void take(const Result<admin::DirectoryPlan>& reply);
    QString summary() const;

    admin::AdminClient& m_client;
    FileField* m_file;
    Button* m_again;
    QLabel* m_intro;
    QLabel* m_fileLabel;
    QLabel* m_summary;
    DirectoryPlanModel* m_model;
    TableView* m_table;
    admin::ImportDirectory m_asked;
    admin::DirectoryPlan m_plan;
    bool m_known = false;  // m_plan is that of the file
    QString m_problem;     // why there is none
    int m_question = 0;
};

}  // namespace weir::ui
