/** What people say, and how the documents call it. The first is looked for in what was typed. */
export const everyday: readonly [said: RegExp, called: string[]][] = [
  [/吃饭|饭菜|送饭|食堂|烧饭|做饭|烧菜|买菜|买汰烧/, ['助餐', '送餐']],
  [/一个人住|独自|独居|一个人在家|单独住/, ['独居', '探访', '关爱', '应急呼叫', '一键通']],
  [/洗澡|擦身/, ['助浴']],
  [/老年痴呆|痴呆|记性|健忘/, ['认知', '失智']],
  [/瘫痪|卧床|不能动/, ['失能', '护理']],
  [/看病|医生|看医生/, ['家庭医生', '医疗']],
  [/住院|养老院|敬老院/, ['养老机构', '床位']],
  [/轮椅|拐杖|护理床/, ['辅具']],
  [/带孩子|看孩子|托儿所|幼托/, ['托育', '宝宝屋']],
  [/保姆|钟点工|阿姨|打扫|洗衣|收作/, ['家政', '居家']],
  [/发钱|多少钱|给钱|养老钱/, ['津贴', '补贴', '养老金']],
  [/电梯|爬楼/, ['加装电梯', '适老化']],
  [/扶手|防滑|卫生间/, ['适老化']],
  [/打针|疫苗/, ['接种', '疫苗']],
  [/没人说话|孤独|陪伴/, ['探访', '关爱', '陪伴']],
  [/走丢|走失/, ['防走失', '定位']],
  [/摔跤|跌倒|摔倒|摔了|跌跤|滑倒/, ['跌倒', '防跌', '适老化', '一键通', '应急呼叫']],
]

/** The words of the documents for something said in everyday words. */
export const documentWords = (typed: string): string[] => everyday.flatMap(([said, called]) => (said.test(typed) ? called : []))
