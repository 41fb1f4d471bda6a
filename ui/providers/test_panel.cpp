// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/providers/test_panel.hpp"

#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <utility>

#include "ui/providers/offer_list.hpp"
#include "ui/theme/icons.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/clear_layout.hpp"
#include "ui/widgets/icon_label.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/state_look.hpp"

namespace weir::ui {

TestPanel::TestPanel(admin::AdminClient& client, QWidget* parent)
    : QWidget(parent),
      m_client(client),
      m_title(makeLabel(TextRole::Head, Tone::Text, this)),
      m_sign(new IconLabel(metrics().iconRow, this)),
      m_result(makeLabel(TextRole::Body, Tone::Muted, this)),
      m_again(new Button(ButtonKind::Normal, this)),
      m_box(new QFrame(this)),
      m_steps(new QGridLayout(m_box)),
      m_hint(makeParagraph(TextRole::Small, Tone::Muted, this)),
      m_modelsTitle(makeLabel(TextRole::Head, Tone::Text, this)),
      m_models(new OfferList(this)) {
    m_box->setProperty("part", QStringLiteral("box"));
    m_steps->setColumnStretch(1, 1);
    m_steps->setContentsMargins(metrics().gap, metrics().space(2), metrics().gap,
                                metrics().space(2));
    m_steps->setVerticalSpacing(metrics().space(1));
    m_again->setIconName(QStringLiteral("refresh"));

    auto* line = new QHBoxLayout;
    line->setSpacing(metrics().space(2));
    line->addWidget(m_title);
    line->addWidget(m_sign);
    line->addWidget(m_result, 1);
    line->addWidget(m_again);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics().space(2));
    layout->addLayout(line);
    layout->addWidget(m_box);
    layout->addWidget(m_hint);
    layout->addWidget(m_modelsTitle);
    layout->addWidget(m_models, 1);
    layout->addStretch();
    connect(m_again, &QPushButton::clicked, this, &TestPanel::asked);
    connect(m_models, &OfferList::tickedChanged, this, [this] {
        retranslate();
        emit changed();
    });
    showReport();
}

void TestPanel::run(const admin::ProviderSettings& settings, const Secret& key) {
    if (m_running) {
        return;
    }
    const std::vector<std::string> chosen = serve();
    m_serve = {chosen.begin(), chosen.end()};
    m_running = true;
    m_problem.clear();
    showReport();
    admin::TestProvider operation;
    operation.settings = settings;
    operation.key = std::string(key.reveal());
    m_client.call(std::move(operation),
                  admin::AdminClient::Callback<admin::TestReport>(
                      [self = QPointer(this), run = ++m_run](Result<admin::TestReport> reply) {
                          if (self && self->m_run == run) {
                              self->take(std::move(reply));
                          }
                      }));
}

void TestPanel::take(Result<admin::TestReport> reply) {
    m_running = false;
    m_tested = reply.ok();
    if (reply) {
        m_report = std::move(*reply);
    } else {
        m_problem = QString::fromStdString(reply.error().text());
    }
    showReport();
    emit changed();
}

void TestPanel::forget() {
    if (!m_running && !m_tested && m_problem.isEmpty()) {
        return;
    }
    ++m_run;
    m_running = false;
    m_tested = false;
    m_report = {};
    m_problem.clear();
    m_serve = m_document;
    showReport();
    emit changed();
}

void TestPanel::addStep(const QString& iconName, int token, const QString& what,
                        const QString& value) {
    const int row = m_steps->rowCount();
    auto* icon = new QLabel;
    icon->setPixmap(ui::icon(iconName, static_cast<Token>(token))
                        .pixmap(metrics().iconInline, metrics().iconInline));
    QLabel* words = makeParagraph(TextRole::Body);
    words->setText(what);
    QLabel* time = makeLabel(TextRole::Body, Tone::Muted);
    time->setText(value);
    m_steps->addWidget(icon, row, 0, Qt::AlignTop);
    m_steps->addWidget(words, row, 1);
    m_steps->addWidget(time, row, 2, Qt::AlignTop | Qt::AlignRight);
}

void TestPanel::showReport() {
    clearLayout(*m_steps);
    const bool old = m_running || !m_tested;
    if (!old) {
        for (const admin::TestStep& step : m_report.steps) {
            QString words = QString::fromStdString(step.what);
            if (!step.passed && !step.problem.empty()) {
                words += QStringLiteral(": ") + QString::fromStdString(step.problem);
            }
            addStep(step.passed ? QStringLiteral("check") : QStringLiteral("x"),
                    static_cast<int>(step.passed ? Token::Ok : Token::Error), words,
                    durationText(step.durationUs));
        }
    }
    m_box->setVisible(!old && !m_report.steps.empty());

    m_models->setOffers(old ? std::vector<admin::ModelOffer>() : m_report.models, m_serve);
    m_models->setVisible(!old && !m_report.models.empty());
    m_modelsTitle->setVisible(m_models->isVisibleTo(this));
    retranslate();
}

std::vector<std::string> TestPanel::serve() const {
    if (!m_tested || m_report.models.empty()) {
        return {m_serve.begin(), m_serve.end()};
    }
    std::vector<std::string> names = m_models->ticked();
    return names.size() == m_report.models.size() ? std::vector<std::string>() : names;
}

// An empty list means all in the document, so none cannot be said there.
QString TestPanel::missing() const {
    const bool none = m_tested && !m_report.models.empty() && m_models->ticked().empty();
    return none ? tr("Offer at least one model.") : QString();
}

void TestPanel::setServe(const std::vector<std::string>& names) {
    m_document = {names.begin(), names.end()};
    m_serve = m_document;
    showReport();
}

void TestPanel::enableButton() {
    if (m_running) {
        m_hadFocus = m_again->hasFocus();
        m_again->setEnabled(false);
        m_focusAfter = QApplication::focusWidget();
        return;
    }
    m_again->setEnabled(true);
    // Unless a person went on meanwhile.
    if (std::exchange(m_hadFocus, false) && QApplication::focusWidget() == m_focusAfter) {
        m_again->setFocus();
    }
}

void TestPanel::showResult(const QString& iconName, Tone tone, const QString& words) {
    m_sign->setVisible(!iconName.isEmpty());
    if (!iconName.isEmpty()) {
        m_sign->setIcon(iconName, tokenOf(tone));
    }
    m_result->setText(words);
    setTone(m_result, tone);
}

void TestPanel::retranslate() {
    m_title->setText(tr("Test"));
    m_again->setText(m_tested ? tr("Test again") : tr("Test"));
    if (m_again->isEnabled() == m_running) {
        enableButton();
    }
    m_again->setToolTip(m_running ? tr("The test runs.") : QString());
    std::int64_t total = 0;
    for (const admin::TestStep& step : m_report.steps) {
        total += step.durationUs;
    }
    if (m_running) {
        showResult({}, Tone::Muted, tr("runs…"));
    } else if (!m_problem.isEmpty() || (m_tested && !m_report.passed)) {
        showResult(QStringLiteral("circle-x"), Tone::Error, tr("failed"));
    } else if (m_tested) {
        showResult(QStringLiteral("circle-check"), Tone::Ok,
                   tr("passed in %1").arg(durationText(total)));
    } else {
        showResult({}, Tone::Muted, tr("not run yet"));
    }
    QString hint = m_problem;
    if (hint.isEmpty()) {
        hint = m_tested ? QString::fromStdString(m_report.hint) : whatATestDoes();
    }
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    setTone(m_hint, m_problem.isEmpty() ? Tone::Muted : Tone::Error);
    const std::size_t chosen = m_models->ticked().size();
    const std::size_t known = m_report.models.size();
    m_modelsTitle->setText(
        chosen == known ? tr("Models to offer: all %1").arg(countText(known))
                        : tr("Models to offer: %1 of %2").arg(countText(chosen), countText(known)));
}

QString TestPanel::whatATestDoes() const {
    return m_listsModels
               ? tr("The test lists the models of the provider, and makes one call of a few tokens "
                    "to one of them: less than $0.001, or nothing where calls are free. Nothing is "
                    "stored.")
               : tr("The test makes one call of a few tokens to one of the models to offer: less "
                    "than $0.001, or nothing where calls are free. Nothing is stored.");
}

void TestPanel::setListsModels(bool lists) {
    if (m_listsModels != lists) {
        m_listsModels = lists;
        retranslate();
    }
}

void TestPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_models->retranslate();
        showReport();
    }
}

}  // namespace weir::ui
