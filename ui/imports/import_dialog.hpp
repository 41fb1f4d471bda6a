// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/import.hpp"
#include "ui/imports/file_field.hpp"
#include "ui/widgets/saving_dialog.hpp"

class QCheckBox;
class QLabel;
class QStackedWidget;

namespace weir::ui {

class DiffView;
class NoteModel;
class TabBar;
class TableView;

// What a LiteLLM proxy is set up to do, looked at as the document that would be, then put in force.
class ImportDialog : public SavingDialog {
    Q_OBJECT

public:
    ImportDialog(admin::AdminClient& client, QWidget* parent, FileField::AskPath askPath = {});

signals:
    // The document is in force; its Weir keys are still to be imported.
    void applied(const weir::admin::AppliedImport& applied,
                 const std::vector<weir::admin::ImportedKey>& keys);

protected:
    QString missing() const override;
    QString beingWritten() const override;
    void save() override;
    void retranslate() override;
    void showState() override;

private:
    QLayout* makeContent();
    void askKeychain();
    void readFiles();
    void preview();
    void take(const Result<admin::ImportPreview>& reply);
    QString summary() const;

    admin::AdminClient& m_client;
    FileField* m_config;
    FileField* m_keys;
    QLabel* m_intro;
    QLabel* m_configLabel;
    QLabel* m_keysLabel;
    QLabel* m_summary;
    QCheckBox* m_keep;  // secrets of the file go to the keychain
    TabBar* m_tabs;
    QStackedWidget* m_pages;
    NoteModel* m_notes;
    TableView* m_table;
    DiffView* m_diff;
    admin::PreviewImport m_asked;
    admin::ImportPreview m_preview;
    bool m_known = false;  // m_preview is that of the files
    bool m_keychain = false;
    QString m_problem;  // why there is no preview
    int m_question = 0;
};

}  // namespace weir::ui
