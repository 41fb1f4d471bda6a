// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "engine/control/admin/client.hpp"
#include "engine/control/admin/codec.hpp"
#include "engine/control/admin/operations.hpp"

namespace weir::ui {

// A gateway of canned answers. Each answer comes from the event loop, as from a real transport;
// an operation nobody prepared an answer for is refused as Unsupported.
class FakeAdminClient : public QObject, public admin::AdminClient {
public:
    template <admin::Operation Op>
    void on(std::function<Result<typename Op::Reply>(const Op&)> answer) {
        m_answers[std::string(Op::kName)] =
            [answer](const std::any& operation) -> Result<std::any> {
            Result<typename Op::Reply> reply = answer(std::any_cast<const Op&>(operation));
            if (reply) {
                return std::any(*std::move(reply));
            }
            return std::move(reply.error());
        };
    }

    // The same answer every time.
    template <admin::Operation Op>
    void answer(typename Op::Reply reply) {
        on<Op>([reply](const Op&) { return Result<typename Op::Reply>(reply); });
    }

    template <admin::Operation Op>
    void refuse(Error error) {
        on<Op>([error](const Op&) { return Result<typename Op::Reply>(error); });
    }

    // The names of all operations so far, in order.
    const std::vector<std::string>& asked() const { return m_asked; }

    template <admin::Operation Op>
    int timesAsked() const {
        return static_cast<int>(std::count(m_asked.begin(), m_asked.end(), Op::kName));
    }

protected:
    void send(const admin::OperationCodec& codec, std::any operation,
              std::function<void(Result<std::any>)> done) override {
        const std::string name(codec.name());
        m_asked.push_back(name);
        const auto found = m_answers.find(name);
        Result<std::any> reply =
            found == m_answers.end()
                ? Result<std::any>(Error::unsupported("The test has no answer to " + name + "."))
                : found->second(operation);
        QMetaObject::invokeMethod(
            this, [done = std::move(done), reply = std::move(reply)] { done(reply); },
            Qt::QueuedConnection);
    }

private:
    std::map<std::string, std::function<Result<std::any>(const std::any&)>> m_answers;
    std::vector<std::string> m_asked;
};

}  // namespace weir::ui
