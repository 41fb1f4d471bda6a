// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QString>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "engine/control/admin/client.hpp"
#include "ui/traffic/export/call_format.hpp"
#include "ui/traffic/export/call_source.hpp"
#include "ui/widgets/growing_dialog.hpp"

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QSettings;

namespace weir::ui {

class Button;
class DialogFooter;
class ExportJob;
class Segments;

// Where and how calls are exported, and then how far it is. It does not block the window: work goes
// on while the file is written.
class ExportDialog : public GrowingDialog {
    Q_OBJECT

public:
    // Calls that can be exported, by what a person calls them.
    struct Choice {
        QString name;
        // Made anew for every try.
        std::function<std::unique_ptr<CallSource>()> source;
        bool empty = false;  // there is none, that much is known
    };
    struct Calls {
        std::vector<Choice> choices;  // at least one
        QString filter;               // that all of them pass; empty: none
    };
    // The file a person chose, or nothing: `suggested` is a path, `kinds` a filter of files.
    using AskPath =
        std::function<QString(QWidget* parent, const QString& suggested, const QString& kinds)>;

    // `store` keeps the folder and the format for the next time; it outlives the dialog.
    ExportDialog(admin::AdminClient& client, Calls calls, ExportOrigin origin, QSettings& store,
                 QWidget* parent, AskPath askPath = {});
    ~ExportDialog() override;

    // Stops what runs, and closes only when nothing does.
    void reject() override;

signals:
    void exported(const QString& path, quint64 calls);

private:
    QWidget* makeForm();
    const Choice& choice() const;
    ExportFormat format() const;
    void takeFormat();
    void choosePath();
    void showState();
    void showProgress();
    void start();
    void end(const QString& problem);

    admin::AdminClient& m_client;
    Calls m_calls;
    ExportOrigin m_origin;
    QSettings& m_store;
    AskPath m_askPath;
    QComboBox* m_which;
    Segments* m_format;
    QLabel* m_about;
    QLineEdit* m_path;
    Button* m_choose;
    QLabel* m_pathNote;
    QProgressBar* m_bar;
    QLabel* m_progress;
    DialogFooter* m_footer;
    std::unique_ptr<ExportJob> m_job;
    QElapsedTimer m_since;
};

}  // namespace weir::ui
