// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/canned_kinds.hpp"

#include <utility>

namespace weir::ui {

admin::KindList cannedKinds() {
    admin::KindList list;
    list.keychainAvailable = true;
    list.keychainName = "Secret Service";
    // By kind, title, address and variable; the rest follows from the group.
    const auto add = [&list](KindGroup group, const char* kind, const char* title,
                             const char* baseUrl, const char* keyEnv) {
        admin::KindInfo info;
        info.kind = kind;
        info.title = title;
        info.baseUrl = baseUrl;
        info.keyEnv = keyEnv;
        info.group = group;
        info.callsGoTo = "/chat/completions";
        info.needsKey = group == KindGroup::Service || group == KindGroup::Cloud;
        info.local = !info.needsKey && info.kind != "compatible";
        list.kinds.push_back(std::move(info));
    };
    using enum KindGroup;
    add(Service, "openai", "OpenAI", "https://api.openai.com/v1", "OPENAI_API_KEY");
    add(Service, "anthropic", "Anthropic", "https://api.anthropic.com", "ANTHROPIC_API_KEY");
    list.kinds.back().callsGoTo = "/v1/messages";
    add(Service, "gemini", "Google Gemini",
        "https://generativelanguage.googleapis.com/v1beta/openai", "GEMINI_API_KEY");
    add(Service, "mistral", "Mistral", "https://api.mistral.ai/v1", "MISTRAL_API_KEY");
    add(Service, "xai", "xAI", "https://api.x.ai/v1", "XAI_API_KEY");
    add(Service, "deepseek", "DeepSeek", "https://api.deepseek.com/v1", "DEEPSEEK_API_KEY");
    add(Service, "cohere", "Cohere", "https://api.cohere.ai/compatibility/v1", "COHERE_API_KEY");
    add(Cloud, "azure", "Azure OpenAI", "", "AZURE_OPENAI_API_KEY");
    list.kinds.back().baseUrlPattern = "https://RESOURCE.openai.azure.com/openai/v1";
    list.kinds.back().listsModels = false;
    add(Cloud, "openrouter", "OpenRouter", "https://openrouter.ai/api/v1", "OPENROUTER_API_KEY");
    add(Cloud, "groq", "Groq", "https://api.groq.com/openai/v1", "GROQ_API_KEY");
    add(Cloud, "cerebras", "Cerebras", "https://api.cerebras.ai/v1", "CEREBRAS_API_KEY");
    add(Cloud, "together", "Together AI", "https://api.together.xyz/v1", "TOGETHER_API_KEY");
    add(Cloud, "fireworks", "Fireworks AI", "https://api.fireworks.ai/inference/v1",
        "FIREWORKS_API_KEY");
    add(OwnServer, "ollama", "Ollama", "http://127.0.0.1:11434/v1", "");
    add(OwnServer, "vllm", "vLLM", "http://127.0.0.1:8000/v1", "");
    add(OwnServer, "lmstudio", "LM Studio", "http://127.0.0.1:1234/v1", "");
    add(OwnServer, "llamacpp", "llama.cpp", "http://127.0.0.1:8080/v1", "");
    add(OwnServer, "compatible", "OpenAI-compatible server", "", "");
    add(BuiltIn, "simulator", "Simulator", "", "");
    list.kinds.back().callsGoTo.clear();
    return list;
}

}  // namespace weir::ui
