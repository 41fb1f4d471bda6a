// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/route_clipboard.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QWidget>
#include <algorithm>
#include <utility>

#include "ui/routing/changes_dialog.hpp"
#include "ui/routing/route_changes.hpp"
#include "ui/routing/route_edits.hpp"

namespace weir::ui {

RouteClipboard::RouteClipboard(admin::AdminClient& client, RouteEdits& edits, QWidget* page)
    : QObject(page), m_client(client), m_edits(edits), m_page(page) {}

void RouteClipboard::copy(const std::vector<int>& rows) {
    admin::RenderRoutes operation;
    for (const int row : rows) {
        const auto place = static_cast<std::size_t>(row);
        if (row >= 0 && place < m_edits.routes().size()) {
            operation.routes.push_back(m_edits.routes()[place]);
        }
    }
    if (operation.routes.empty()) {
        emit toastAsked({tr("Select a rule first."), {}, {}, QStringLiteral("info"), Tone::Info});
        return;
    }
    const int count = static_cast<int>(operation.routes.size());
    m_client.call(std::move(operation),
                  admin::AdminClient::Callback<admin::RenderedRoutes>(
                      [self = QPointer(this), count](const Result<admin::RenderedRoutes>& reply) {
                          if (self) {
                              self->takeText(reply, count);
                          }
                      }));
}

void RouteClipboard::takeText(const Result<admin::RenderedRoutes>& reply, int count) {
    if (!reply) {
        tell(QString::fromStdString(reply.error().text()));
        return;
    }
    QGuiApplication::clipboard()->setText(QString::fromStdString(reply->text));
    emit toastAsked({tr("%Ln rules copied as YAML", nullptr, count),
                     {},
                     {},
                     QStringLiteral("copy"),
                     Tone::Text2});
}

void RouteClipboard::paste(const std::string& behind) {
    if (m_parsing || (m_dialog && m_dialog->isVisible())) {
        return;
    }
    admin::ParseRoutes operation;
    operation.text = QGuiApplication::clipboard()->text().toStdString();
    if (operation.text.empty()) {
        tell(tr("There is no text on the clipboard."));
        return;
    }
    // No transport would take it.
    if (operation.text.size() > admin::kMostCarriedBytes) {
        tell(tr("The text on the clipboard is too long: at most 256 KiB are read."));
        return;
    }
    m_behind = behind;
    m_parsing = true;
    m_client.call(std::move(operation),
                  admin::AdminClient::Callback<admin::ParsedRoutes>(
                      [self = QPointer(this)](const Result<admin::ParsedRoutes>& reply) {
                          if (self) {
                              self->takeParsed(reply);
                          }
                      }));
}

void RouteClipboard::takeParsed(const Result<admin::ParsedRoutes>& reply) {
    m_parsing = false;
    if (!reply) {
        tell(QString::fromStdString(reply.error().text()));
        return;
    }
    if (!reply->problems.empty()) {
        const admin::RouteTextProblem& first = reply->problems.front();
        const QString words = QString::fromStdString(first.text);
        const QString placed =
            first.line == 0
                ? words
                //: A place in the text on the clipboard, and what is wrong there
                : tr("Line %1, column %2: %3")
                      .arg(QString::number(first.line), QString::number(first.column), words);
        const int more = static_cast<int>(reply->problems.size()) - 1;
        //: What is wrong with a text, and how much else is
        tell(more == 0 ? placed : tr("%1 And %Ln more.", nullptr, more).arg(placed));
        return;
    }
    m_parsed = reply->routes;
    ask();
}

void RouteClipboard::ask() {
    const int count = static_cast<int>(m_parsed.size());
    m_dialog = new ChangesDialog(tr("Paste %Ln rules", nullptr, count), tr("Add to the draft"),
                                 m_page->window(), ChangesDialog::Comment::None);
    connect(m_dialog, &ChangesDialog::confirmed, this, &RouteClipboard::add);
    // What others do to the draft meanwhile is seen before it is confirmed.
    connect(&m_edits, &RouteEdits::changed, m_dialog, [this] { show(); });
    show();
    m_dialog->open();
}

void RouteClipboard::show() {
    const Routes added = withFreeNames(m_edits.routes(), m_parsed);
    Routes after = m_edits.routes();
    const std::size_t at = place();
    after.insert(after.begin() + static_cast<std::ptrdiff_t>(at), added.begin(), added.end());
    QString intro = at == 0 || at == m_edits.routes().size()
                        ? tr("At the end of the list.")
                        : tr("Behind %1.").arg(QString::fromStdString(after[at - 1].name));
    intro += u' ' + tr("Live traffic does not follow the draft until it is applied.");
    if (!std::ranges::equal(added, m_parsed, {}, &admin::RouteSettings::name,
                            &admin::RouteSettings::name)) {
        intro += u' ' + tr("Names that are taken get a number.");
    }
    m_dialog->setIntro(intro);
    m_dialog->setChanges(linesOf(m_edits.routes()), linesOf(after));
}

void RouteClipboard::add() {
    const Routes added = withFreeNames(m_edits.routes(), std::exchange(m_parsed, {}));
    const std::size_t at = place();
    const int count = static_cast<int>(added.size());
    m_dialog->disconnect(this);
    disconnect(&m_edits, nullptr, m_dialog, nullptr);
    m_dialog->accept();
    m_edits.insertAll(at, added);
    emit pasted(static_cast<int>(at), count);
    emit toastAsked({tr("%Ln rules were added to the draft.", nullptr, count), tr("Undo"),
                     [edits = QPointer(&m_edits)] {
                         if (edits) {
                             edits->undo();
                         }
                     },
                     QStringLiteral("check")});
}

std::size_t RouteClipboard::place() const {
    const Routes& routes = m_edits.routes();
    const auto found = std::ranges::find(routes, m_behind, &admin::RouteSettings::name);
    return found == routes.end() ? routes.size()
                                 : static_cast<std::size_t>(found - routes.begin()) + 1;
}

void RouteClipboard::tell(const QString& problem) {
    emit toastAsked({problem, {}, {}, QStringLiteral("circle-alert"), Tone::Error});
}

}  // namespace weir::ui
