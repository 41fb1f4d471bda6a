// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/replay/replay_dialog.hpp"

#include <QComboBox>
#include <QLabel>
#include <QPointer>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/calls/answer_reader.hpp"
#include "ui/calls/operator_key.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/traffic/replay/model_in_body.hpp"
#include "ui/traffic/row_text.hpp"
#include "ui/widgets/dialog_footer.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr int kFirstError = 400;

// "about $0.0070"; a person reads it on the button, so it is the whole answer in few words.
QString priceWord(const admin::ReplayQuote& quote) {
    switch (quote.pricing) {
        case Pricing::Unpriced:
            return ReplayDialog::tr("unpriced");
        case Pricing::Free:
            return ReplayDialog::tr("free");
        case Pricing::Priced:
            break;
    }
    return quote.expectedKnown ? ReplayDialog::tr("about %1").arg(dollarsText(quote.expected))
           : quote.mostKnown   ? ReplayDialog::tr("at most %1").arg(dollarsText(quote.most))
                               : ReplayDialog::tr("no upper limit known");
}

QString priceSentence(const admin::ReplayQuote& quote) {
    const QString target = text(quote.target);
    switch (quote.pricing) {
        case Pricing::Unpriced:
            return ReplayDialog::tr("Unpriced: the price list has no price for %1.").arg(target);
        case Pricing::Free:
            return ReplayDialog::tr("Free at %1.").arg(target);
        case Pricing::Priced:
            break;
    }
    if (!quote.mostKnown) {
        return quote.expectedKnown
                   ? ReplayDialog::tr("About %1 at %2; no upper limit is known.")
                         .arg(dollarsText(quote.expected), target)
                   : ReplayDialog::tr("%1 at %2 for a usual answer; no upper limit is known.")
                         .arg(dollarsText(quote.most), target);
    }
    return quote.expectedKnown
               ? ReplayDialog::tr("About %1 at %2; at most %3.")
                     .arg(dollarsText(quote.expected), target, dollarsText(quote.most))
               : ReplayDialog::tr("At most %1 at %2.").arg(dollarsText(quote.most), target);
}

QString reckonedSentence(const admin::ReplayQuote& quote) {
    if (quote.pricing != Pricing::Priced) {
        return {};
    }
    if (!quote.expectedKnown && !quote.mostKnown) {
        return ReplayDialog::tr(
                   "What the recorded call used is not known: this is its input of about %1 tokens "
                   "and an answer of usual length.")
            .arg(countText(quote.tokensIn));
    }
    return quote.expectedKnown
               ? ReplayDialog::tr(
                     "Reckoned with the tokens of the recorded call: %1 in, %2 out. An answer may "
                     "be longer.")
                     .arg(countText(quote.tokensIn), countText(quote.tokensOut))
               : ReplayDialog::tr(
                     "What the recorded call used is not known: the most is its input of about %1 "
                     "tokens and all the output that it asks for.")
                     .arg(countText(quote.tokensIn));
}

}  // namespace

ReplayDialog::ReplayDialog(const Ports& ports, admin::ExchangeRow row, QWidget* parent)
    : GrowingDialog(parent),
      m_ports(ports),
      m_row(std::move(row)),
      m_model(new QComboBox(this)),
      m_price(makeParagraph(TextRole::Value, Tone::Text, this)),
      m_reckoned(makeParagraph(TextRole::Small, Tone::Muted, this)),
      m_account(makeParagraph(TextRole::Body, Tone::Text2, this)),
      m_footer(new DialogFooter(this)) {
    setWindowTitle(tr("Replay a call"));
    const QString asked = text(m_row.modelAsked);
    m_model->addItem(tr("%1, as it was asked").arg(asked), asked);
    m_model->setAccessibleName(tr("Model"));
    m_footer->placeUnder(makeForm(), 520);
    connect(m_model, &QComboBox::currentIndexChanged, this, &ReplayDialog::askQuote);
    connect(m_footer, &DialogFooter::primaryAsked, this, &ReplayDialog::start);
    connect(&m_ports.key, &OperatorKey::nameChanged, this, &ReplayDialog::showAccount);
    askModels();
    askQuote();
}

QWidget* ReplayDialog::makeForm() {
    auto* form = new QWidget(this);
    auto* layout = new QVBoxLayout(form);
    layout->setContentsMargins(metrics().edgeLeft, metrics().edgeRight, metrics().edgeLeft,
                               metrics().edgeRight);
    layout->setSpacing(metrics().space(1));
    QLabel* what = makeParagraph(TextRole::Head, Tone::Text, form);
    what->setText(m_row.key.empty()
                      ? tr("The call of %1").arg(timeCell(m_row))
                      : tr("The call of %1 by %2").arg(timeCell(m_row), text(m_row.key)));
    QLabel* label = makeLabel(TextRole::Body, Tone::Text2, form);
    label->setText(tr("Model"));
    label->setBuddy(m_model);
    showAccount();
    QLabel* making = makeParagraph(TextRole::Body, Tone::Text2, form);
    making->setText(tr("Weir makes that key now. Its secret stays in the memory of this window."));
    making->setVisible(!m_ports.key.isAgreed());
    layout->addWidget(what);
    layout->addSpacing(metrics().space(2));
    layout->addWidget(label);
    layout->addWidget(m_model);
    layout->addSpacing(metrics().space(2));
    layout->addWidget(m_price);
    layout->addWidget(m_reckoned);
    layout->addSpacing(metrics().space(2));
    layout->addWidget(m_account);
    layout->addWidget(making);
    layout->addStretch();
    return form;
}

void ReplayDialog::showAccount() {
    m_account->setText(
        tr("Sent through the gateway as any call, booked to the key %1, marked Replayed.")
            .arg(m_ports.key.name()));
}

QString ReplayDialog::modelAsked() const {
    return m_model->currentData().toString();
}

void ReplayDialog::askModels() {
    m_ports.client.call(
        admin::ListModels{},
        admin::AdminClient::Callback<admin::ModelList>(
            [self = QPointer(this)](const Result<admin::ModelList>& models) {
                if (!self || !models) {
                    return;  // it can still be replayed as it was
                }
                for (const admin::ModelRow& model : models->models) {
                    // The body stays in the dialect it was written in.
                    if (model.name != self->m_row.modelAsked &&
                        std::ranges::count(model.dialects, self->m_row.dialect) > 0) {
                        self->m_model->addItem(text(model.name), text(model.name));
                    }
                }
            }));
}

void ReplayDialog::askQuote() {
    m_quote.reset();
    m_problem.clear();
    showState();
    admin::QuoteReplay operation;
    operation.id = m_row.id;
    operation.model = modelAsked().toStdString();
    m_ports.client.call(operation, admin::AdminClient::Callback<admin::ReplayQuote>(
                                       [self = QPointer(this),
                                        model = modelAsked()](Result<admin::ReplayQuote> quote) {
                                           if (self && self->modelAsked() == model) {
                                               self->takeQuote(std::move(quote));
                                           }
                                       }));
}

void ReplayDialog::takeQuote(Result<admin::ReplayQuote> quote) {
    if (quote) {
        m_quote = std::move(*quote);
    } else {
        m_problem = text(quote.error().text());
    }
    showState();
}

QString ReplayDialog::whyNot() const {
    return m_call != nullptr || m_starting ? tr("The answer is waited for.")
           : !m_problem.isEmpty()          ? m_problem
           : !m_quote                      ? tr("The price is not known yet.")
                                           : QString();
}

void ReplayDialog::showState() {
    const bool waits = m_call != nullptr || m_starting;
    m_model->setEnabled(!waits);
    m_price->setText(!m_problem.isEmpty() ? m_problem
                     : m_quote            ? priceSentence(*m_quote)
                                          : tr("The price is being reckoned…"));
    setTextRole(m_price, m_problem.isEmpty() ? TextRole::Value : TextRole::Body);
    setTone(m_price, m_problem.isEmpty() ? Tone::Text : Tone::Error);
    m_reckoned->setText(m_quote ? reckonedSentence(*m_quote) : QString());
    m_reckoned->setVisible(!m_reckoned->text().isEmpty());
    m_footer->setPrimaryText(m_quote ? tr("Replay, %1").arg(priceWord(*m_quote)) : tr("Replay"));
    m_footer->setPrimaryEnabled(whyNot().isEmpty(), whyNot());
    if (waits) {
        m_footer->setNote(tr("Waiting for the answer…"));
    }
}

void ReplayDialog::start() {
    if (!whyNot().isEmpty()) {
        return;
    }
    m_starting = true;
    m_footer->setNote({});
    showState();
    m_ports.key.agree();
    m_ports.key.need([self = QPointer(this)](const Result<void>& made) {
        if (!self || !self->m_starting) {
            return;
        }
        if (!made) {
            self->fail(text(made.error().text()));
            return;
        }
        admin::GetBodies operation;
        operation.id = self->m_row.id;
        self->m_ports.client.call(operation,
                                  admin::AdminClient::Callback<admin::ExchangeBodies>(
                                      [self](const Result<admin::ExchangeBodies>& bodies) {
                                          if (!self || !self->m_starting) {
                                              return;
                                          }
                                          if (bodies) {
                                              self->send(*bodies);
                                          } else {
                                              self->fail(text(bodies.error().text()));
                                          }
                                      }));
    });
}

void ReplayDialog::send(const admin::ExchangeBodies& bodies) {
    m_starting = false;
    if (!bodies.kept || bodies.requestCut) {
        fail(tr("The body of this call is not kept any more."));
        return;
    }
    QByteArray body = QByteArray::fromStdString(bodies.request);
    if (modelAsked() != text(m_row.modelAsked)) {
        const auto edited = withModel(body, modelAsked());
        if (!edited) {
            fail(tr("The body of this call names no model that could be replaced."));
            return;
        }
        body = *edited;
    }
    m_answer.clear();
    m_call = new GatewayCall(
        m_ports.caller,
        {m_ports.baseUrl + text(m_row.endpoint), body, QByteArray::fromStdString(m_row.id.text())},
        m_ports.key.secret(), this);
    connect(m_call, &GatewayCall::begun, this, &ReplayDialog::takeBegin);
    connect(m_call, &GatewayCall::received, this,
            [this](const QByteArray& bytes) { m_answer += bytes; });
    connect(m_call, &GatewayCall::ended, this, &ReplayDialog::takeEnd);
    showState();
}

void ReplayDialog::takeBegin() {
    if (m_call->status() >= kFirstError) {
        return;  // its body says why
    }
    GatewayCall* call = std::exchange(m_call, nullptr);
    call->disconnect(this);
    emit begun(call);
    accept();
}

void ReplayDialog::takeEnd() {
    constexpr int kKeyRefused = 401;
    const int status = m_call->status();
    QString problem = m_call->problem();
    if (m_call->wasStopped()) {
        problem = tr("Stopped.");
    } else if (problem.isEmpty()) {
        AnswerReader reader(text(m_row.dialect));
        reader.feed(m_answer);
        reader.end();
        problem = tr("The gateway answered %1: %2").arg(QString::number(status), reader.problem());
    } else {
        problem = tr("The call had no answer: %1").arg(problem);
    }
    if (status == kKeyRefused) {
        m_ports.key.forget();  // somebody ended it; the next try makes another
    }
    m_call->deleteLater();
    m_call = nullptr;
    fail(problem);
}

void ReplayDialog::fail(const QString& problem) {
    m_starting = false;
    showState();
    m_footer->setProblem(problem);
}

void ReplayDialog::reject() {
    if (m_call != nullptr) {
        m_call->stop();
        return;
    }
    m_starting = false;
    GrowingDialog::reject();
}

}  // namespace weir::ui
