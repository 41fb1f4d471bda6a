// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/routes.hpp"
#include "ui/widgets/toast.hpp"

namespace weir::ui {

class ChangesDialog;
class RouteEdits;

// Rules as YAML on the clipboard, to be carried to another draft, another gateway or an editor.
class RouteClipboard : public QObject {
    Q_OBJECT

public:
    // The dialog stands before `page`.
    RouteClipboard(admin::AdminClient& client, RouteEdits& edits, QWidget* page);

    // As they are edited.
    void copy(const std::vector<int>& rows);
    // Behind the rule of this name, or at the end; once it was looked at and confirmed. A text that
    // holds no rules is said to, and changes nothing.
    void paste(const std::string& behind);

signals:
    void toastAsked(const weir::ui::ToastMessage& message);
    void pasted(int first, int count);

private:
    using Routes = std::vector<admin::RouteSettings>;

    void takeText(const Result<admin::RenderedRoutes>& reply, int count);
    void takeParsed(const Result<admin::ParsedRoutes>& reply);
    void ask();
    void show();
    void add();
    std::size_t place() const;
    void tell(const QString& problem);

    admin::AdminClient& m_client;
    RouteEdits& m_edits;
    QWidget* m_page;
    QPointer<ChangesDialog> m_dialog;
    bool m_parsing = false;
    Routes m_parsed;       // as they stand in the text
    std::string m_behind;  // the name of the rule that they go behind; empty: to the end
};

}  // namespace weir::ui
