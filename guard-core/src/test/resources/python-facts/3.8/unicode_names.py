größe = call(länge="é")
ｆｕｌｌ = 名前.メソッド("値", キー='x'); ﬁn = call("ligature")
def функция(параметр="значение"): return 変数["🚀"].call('🚀', "後")
"𝒳" + name("y")  # 𝒳
