// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/compare/compare_dialog.hpp"

#include <QLabel>
#include <QPointer>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <array>

#include "ui/theme/metrics.hpp"
#include "ui/traffic/compare/body_compare.hpp"
#include "ui/traffic/compare/compared_model.hpp"
#include "ui/traffic/compare/compared_text.hpp"
#include "ui/traffic/row_text.hpp"
#include "ui/widgets/panel.hpp"
#include "ui/widgets/row_delegate.hpp"
#include "ui/widgets/tab_bar.hpp"
#include "ui/widgets/tab_order.hpp"
#include "ui/widgets/table_view.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr std::array kWidths{
    ColumnWidth{ComparedModel::Name, 170},
    ColumnWidth{ComparedModel::Left, 290, 160},
    ColumnWidth{ComparedModel::Right, 290, 160},
    ColumnWidth{ComparedModel::Difference, 120},
};

QString nameOf(const admin::ExchangeRow& row) {
    return timeCell(row) + QStringLiteral(", ") + shortId(row.id);
}

// Which of the two cannot be compared, and why.
QString noteOf(const WholeCall& left, const WholeCall& right, bool leftCut, bool rightCut) {
    if (!left.bodies.kept && !right.bodies.kept) {
        return CompareDialog::tr("Neither body is kept.");
    }
    if (!left.bodies.kept) {
        return CompareDialog::tr("The body of the first call is not kept.");
    }
    if (!right.bodies.kept) {
        return CompareDialog::tr("The body of the second call is not kept.");
    }
    return leftCut || rightCut
               ? CompareDialog::tr("Compared is what is kept of them; it is not the whole.")
               : QString();
}

QStringList textsOf(const WholeCall& call) {
    return linesOf(readConversation(text(call.detail.row.dialect),
                                    QByteArray::fromStdString(call.bodies.request),
                                    QByteArray::fromStdString(call.bodies.response)));
}

// What is known before the rest of it was asked for.
admin::ExchangeDetail rowAlone(const admin::ExchangeRow& row) {
    admin::ExchangeDetail detail;
    detail.row = row;
    return detail;
}

}  // namespace

CompareDialog::CompareDialog(admin::AdminClient& client, const admin::ExchangeRow& left,
                             const admin::ExchangeRow& right, QWidget* parent)
    : QDialog(parent),
      m_facts(new ComparedModel(this)),
      m_table(new TableView(this)),
      m_tabs(new TabBar(this)),
      m_pages(new QStackedWidget(this)),
      m_messages(new BodyCompare(tr("Messages"))),
      m_request(new BodyCompare(tr("Request"))),
      m_response(new BodyCompare(tr("Response"))),
      m_problem(makeParagraph(TextRole::Body, Tone::Error, this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Compare %1 and %2").arg(shortId(left.id), shortId(right.id)));
    m_facts->setNames(nameOf(left), nameOf(right));
    layOut();
    showFacts(rowAlone(left), rowAlone(right));
    askWholeCalls(client, {left, right},
                  [self = QPointer(this)](Result<std::vector<WholeCall>> calls) {
                      if (self) {
                          self->takeCalls(std::move(calls));
                      }
                  });
}

void CompareDialog::layOut() {
    m_table->setModel(m_facts);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setAccessibleName(tr("Facts of both calls"));
    m_table->setColumns({kWidths, ComparedModel::Right, {}});
    for (const QString& name : {tr("Facts"), tr("Messages"), tr("Request"), tr("Response")}) {
        m_tabs->addTab(name);
    }
    m_tabs->setAccessibleName(tr("What is compared"));
    for (QWidget* page : {static_cast<QWidget*>(m_table), static_cast<QWidget*>(m_messages),
                          static_cast<QWidget*>(m_request), static_cast<QWidget*>(m_response)}) {
        m_pages->addWidget(page);
    }
    m_problem->setContentsMargins(metrics().edgeLeft, metrics().space(2), metrics().edgeRight, 0);
    m_problem->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, metrics().space(1), 0, 0);
    layout->setSpacing(0);
    auto* tabs = new QHBoxLayout;
    // A tab has a margin of its own.
    tabs->setContentsMargins(metrics().edgeLeft - metrics().px(9), 0, metrics().edgeRight, 0);
    tabs->addWidget(m_tabs);
    tabs->addStretch();
    layout->addLayout(tabs);
    layout->addWidget(makeDivider(Qt::Horizontal, this));
    layout->addWidget(m_problem);
    layout->addWidget(m_pages, 1);
    resize(metrics().px(940), metrics().px(640));
    tabInLayoutOrder(*this);
    m_tabs->setFocus();
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
}

void CompareDialog::takeCalls(Result<std::vector<WholeCall>> calls) {
    if (!calls) {
        // What the rows say is still true.
        m_problem->setText(text(calls.error().text()));
        m_problem->show();
        return;
    }
    const WholeCall& left = calls->front();
    const WholeCall& right = calls->back();
    showFacts(left.detail, right.detail);
    showBodies(left, right);
}

void CompareDialog::showFacts(const admin::ExchangeDetail& left,
                              const admin::ExchangeDetail& right) {
    m_facts->setFacts(compareFacts(left, right));
}

void CompareDialog::showBodies(const WholeCall& left, const WholeCall& right) {
    const QString ofRequest = noteOf(left, right, left.bodies.requestCut, right.bodies.requestCut);
    const QString ofResponse =
        noteOf(left, right, left.bodies.responseCut, right.bodies.responseCut);
    const auto lines = [](const std::string& body) {
        return linesOfBody(QByteArray::fromStdString(body));
    };
    m_messages->setTexts(
        {textsOf(left), textsOf(right), ofRequest.isEmpty() ? ofResponse : ofRequest});
    m_request->setTexts({lines(left.bodies.request), lines(right.bodies.request), ofRequest});
    m_response->setTexts({lines(left.bodies.response), lines(right.bodies.response), ofResponse});
}

}  // namespace weir::ui
