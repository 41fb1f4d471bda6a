// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/harness/client.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "tests/harness/answers.hpp"

namespace weir::harness {

namespace {

constexpr Microseconds kMostRest{3'000'000};    // between calls
constexpr Microseconds kMostPause{900'000};     // between pieces of a slow body
constexpr Microseconds kMostSleep{20'000'000};  // of a slow reader; less than the gateway bears

}  // namespace

Client::Client(Network& network, Dice& dice, Witness& witness, std::string authorization,
               std::deque<Plan> plans)
    : m_network(network),
      m_dice(dice),
      m_witness(witness),
      m_authorization(std::move(authorization)),
      m_plans(std::move(plans)) {}

void Client::start(std::uint16_t port) {
    m_wire = m_network.dial(port);
    // The wire holds the client until it is over.
    m_wire->onOpen = [self = shared_from_this()] { self->begin(); };
    m_wire->onBytes = [self = shared_from_this()](std::string_view bytes) { self->heard(bytes); };
    m_wire->onOver = [self = shared_from_this()](Wire::Over how) { self->over(how); };
    for (const Plan& plan : m_plans) {
        m_witness.calls[plan.number].plan = plan;
    }
}

Call* Client::current() {
    return m_plans.empty() ? nullptr : &m_witness.calls.at(m_plans.front().number);
}

void Client::begin() {
    if (m_gone || m_plans.empty()) {
        return;
    }
    Call& call = *current();
    call.wire = m_wire;
    m_waits = true;
    m_witness.note(fmt::format("{} begins", call.plan.number));
    if (!std::exchange(m_sentEarly, false)) {
        send(call.plan);
    }
    // What is sent in pieces would be mixed with what comes behind it.
    if (m_plans.size() > 1 && m_plans[1].early && !call.plan.slowSender) {
        m_sentEarly = true;
        send(m_plans[1]);
    }
    if (call.plan.leavesAfter) {
        m_network.after(*call.plan.leavesAfter,
                        [self = shared_from_this(), number = call.plan.number] {
                            if (!self->m_plans.empty() && self->m_plans.front().number == number) {
                                self->leave();
                            }
                        });
    }
    if (call.plan.slowReader) {
        m_wire->stopReading();
        m_network.after(m_dice.upTo(kMostSleep),
                        [self = shared_from_this()] { self->m_wire->readOn(); });
    }
}

void Client::send(const Plan& plan) {
    const std::string body = requestBody(plan);
    const std::string head = fmt::format(
        "POST {} HTTP/1.1\r\nHost: 127.0.0.1\r\n{}Content-Type: {}\r\nX-Session-Id: call-{}\r\n"
        "Content-Length: {}\r\n\r\n",
        plan.anthropic ? "/v1/messages" : "/v1/chat/completions",
        plan.ill == Plan::Ill::WrongKey ? "Authorization: Bearer sk-of-nobody\r\n"
                                        : m_authorization,
        plan.ill == Plan::Ill::NotJson ? "text/plain" : "application/json", plan.number,
        body.size());
    if (!plan.slowSender) {
        m_wire->say(head + body);
        return;
    }
    m_wire->say(head);
    Microseconds wait{0};
    for (std::size_t at = 0; at < body.size();) {
        const std::size_t size = std::min<std::size_t>(m_dice.between(1, 2'000), body.size() - at);
        wait += m_dice.upTo(kMostPause);
        m_network.after(wait, [self = shared_from_this(), piece = body.substr(at, size)] {
            if (!self->m_gone) {
                self->m_wire->say(piece);
            }
        });
        at += size;
    }
}

void Client::heard(std::string_view bytes) {
    if (m_gone) {
        return;
    }
    m_answer.feed(bytes);
    while (!m_gone && m_waits && m_answer.state() == HttpReader::State::Complete) {
        takeAnswer(*current());
    }
    if (m_gone) {
        return;
    }
    if (m_answer.state() == HttpReader::State::Broken) {
        m_witness.fault("an answer is no HTTP: " + m_answer.fault());
    } else if (!m_waits && m_answer.midway()) {
        m_witness.fault("a client was told what it did not ask for");
    } else {
        return;
    }
    m_gone = true;
    m_wire->reset();
    giveUp("it is told nonsense");
}

void Client::takeAnswer(Call& call) {
    m_waits = false;
    call.whole = true;
    call.status = m_answer.status();
    call.body = m_answer.body();
    call.onBook = !m_answer.header("x-weir-exchange").empty();
    m_witness.note(
        fmt::format("{} got {} and {} bytes", call.plan.number, call.status, call.body.size()));
    judge(call);
    call.over = true;
    const bool closes = m_answer.header("connection") == "close";
    m_plans.pop_front();
    m_answer.next();
    if (m_plans.empty() || closes) {
        m_gone = true;
        m_wire->end();
        giveUp("its connection is closed");
    } else if (m_sentEarly) {
        begin();
    } else {
        m_network.after(m_dice.upTo(kMostRest), [self = shared_from_this()] { self->begin(); });
    }
}

void Client::over(Wire::Over how) {
    if (!std::exchange(m_gone, true)) {
        Call* call = current();
        if (call != nullptr && m_waits) {
            call->cut = true;
            call->body = m_answer.body();
            m_witness.note(fmt::format("{} was cut off", call->plan.number));
            if (!m_witness.stopping) {
                m_witness.fault(fmt::format("{} was cut off after {} bytes, with {}",
                                            call->plan.number, call->body.size(),
                                            how == Wire::Over::End ? "an end" : "a reset"));
            }
            judgeWords(*call, false);
        }
        if (how == Wire::Over::End) {
            m_wire->end();
        }
    }
    giveUp("its connection is gone");
    m_network.after(Microseconds(0), [self = shared_from_this()] {
        self->m_wire->onOpen = nullptr;
        self->m_wire->onBytes = nullptr;
    });
}

void Client::leave() {
    Call& call = *current();
    m_witness.leaving.insert(call.plan.number);
    call.body = m_answer.body();
    m_witness.note(fmt::format("{} leaves", call.plan.number));
    judgeWords(call, false);
    m_gone = true;
    if (call.plan.leavesByReset) {
        m_wire->reset();
    } else {
        m_wire->end();
    }
    m_wire->readOn();
    giveUp("its client left");
}

// Calls that are not made any more are over, too.
void Client::giveUp(std::string_view why) {
    for (const Plan& plan : m_plans) {
        m_witness.calls.at(plan.number).over = true;
        m_witness.note(fmt::format("{} is over: {}", plan.number, why));
    }
    m_plans.clear();
}

void Client::judge(Call& call) const {
    const Plan& plan = call.plan;
    const auto wrong = [&](std::string_view what) {
        m_witness.fault(fmt::format("the answer {} to {} {}", call.status, plan.number, what));
    };
    if (plan.ill != Plan::Ill::None) {
        const int wanted = plan.ill == Plan::Ill::WrongKey       ? 401
                           : plan.ill == Plan::Ill::BrokenJson   ? 400
                           : plan.ill == Plan::Ill::UnknownModel ? 404
                                                                 : 415;
        if (call.status != wanted && call.status != 503 && call.status != 429) {
            wrong("is not the one that such a call gets");
        }
        if (!call.asked.empty()) {
            wrong("comes after an upstream was asked");
        }
        return;
    }
    if (call.status != 200) {
        if (call.body.find(R"("error")") == std::string::npos) {
            wrong("says no error");
        }
        return;
    }
    if (plan.stream) {
        return judgeStream(call);
    }
    const auto same = std::ranges::find(call.asked, call.body, &Asked::plain);
    const bool passed = same != call.asked.end() && same->good;
    if (!passed && !isTranslated(call)) {
        wrong("is not what an upstream said");
    }
}

// Of an upstream of the other dialect: all its words, in the client's own.
bool Client::isTranslated(const Call& call) {
    const bool anthropic = call.plan.anthropic;
    const ReadAnswer read = readAnswer(call.body, false, anthropic);
    const auto said = std::ranges::find(call.asked, read.serial, &Asked::serial);
    return said != call.asked.end() && said->good && said->anthropic != anthropic && read.ordered &&
           read.words == said->words && isAnswerOf(call.body, anthropic);
}

void Client::judgeStream(const Call& call) const {
    const ReadAnswer read = readAnswer(call.body, true, call.plan.anthropic);
    if (!read.ended && !read.failed) {
        m_witness.fault(fmt::format("the stream of {} has no last event", call.plan.number));
    }
    judgeWords(call, read.ended && !read.failed);
}

// Words of one answer only, from its first one on; of a whole one all.
void Client::judgeWords(const Call& call, bool whole) const {
    const ReadAnswer read = readAnswer(call.body, call.plan.stream, call.plan.anthropic);
    if (read.words == 0 && !whole) {
        return;
    }
    const auto asked = std::ranges::find(call.asked, read.serial, &Asked::serial);
    if (asked == call.asked.end() || !read.ordered || (whole && read.words != asked->words)) {
        m_witness.fault(
            fmt::format("the words of {} are not those of one answer", call.plan.number));
    }
}

}  // namespace weir::harness
