// What the page says, in Chinese and English. Names of classes and relations come with the data.
const TEXT = {
  zh: {
    menu: '图例与筛选', find: '搜索名称或别名（按 /）', png: '图片', pngTip: '把所见存为 PNG 图片', csv: '表格',
    csvTip: '把所见事实存为 CSV 表格', theme: '明暗', help: '用法', kinds: '类别', relations: '关系', all: '全选',
    dates: '报道日期', from: '从', to: '到', anyDate: '不限', lonely: '隐去没有连线的', words: '连线上写明关系', reset: '恢复初始',
    canvas: '关系图：方向键换到邻近的点，E 展开，Esc 取消', empty: '没有符合筛选条件的内容', closer: '放大', farther: '缩小',
    fit: '看全图', hint: '单击看依据 · 双击展开或收起 · 滚轮缩放', close: '关闭', also: '又名', code: '代码',
    open: '展开邻居', openMore: '再展开', shut: '收起', hide: '隐去', centre: '居中', facts: () => '条事实', figures: '数据',
    noFacts: '没有事实', more: '再看', left: '还有', confidence: '可信度', by: '识别方式', undated: '无日期', untitled: '无标题',
    noMatch: '没有找到', hiddenNow: '未显示', linksWord: '个联系', article: '出处', everything: '全部', subject: '主体', subjectKind: '主体类别', relation: '关系', object: '客体', objectKind: '客体类别',
    sentence: '原句', publisher: '报纸', published: '日期', status: { done: '已完成', ongoing: '进行中', planned: '计划中' },
    about: '每一条线都来自报道中的一句话；点开即可看到原句、篇名和日期。本文件不联网，可直接转发。',
    shown: (n, m, f) => `显示 ${n} / ${m} 个，${f} 条事实`, best: '联系最多的及其近邻', around: name => `围绕“${name}”`,
    reach: '搜索可及全部', absent: n => `另有 ${n} 个不在本文件中`, filtered: n => `筛选隐去 ${n} 个`, beyond: n => `另有 ${n} 个邻居不在本文件中`, every: '已全部显示',
    keys: [['/', '搜索'], ['方向键', '换到那个方向最近的点'], ['Shift + 方向键', '移动画面'], ['E 或双击', '展开或收起邻居'], ['H', '隐去所选'],
      ['＋ － 0', '放大、缩小、看全图'], ['Esc', '关闭卡片'], ['虚线', '计划中的事'], ['名称后的 +3', '还有 3 个邻居未显示']],
  },
  en: {
    menu: 'Legend and filters', find: 'Search name or alias (press /)', png: 'Image', pngTip: 'Save what is seen as PNG', csv: 'Table',
    csvTip: 'Save the facts that are seen as CSV', theme: 'Light or dark', help: 'How to use', kinds: 'Classes', relations: 'Relations',
    all: 'all', dates: 'Reported', from: 'from', to: 'to', anyDate: 'any', lonely: 'Hide what has no line', words: 'Name relations on lines',
    reset: 'Back to the start', canvas: 'Graph: arrow keys go to the next node, E expands, Esc clears',
    empty: 'Nothing matches the filters', closer: 'Zoom in', farther: 'Zoom out', fit: 'Whole graph',
    hint: 'Click: evidence · double click: expand or collapse · wheel: zoom', close: 'Close', also: 'Also', code: 'Code', open: 'Expand',
    openMore: 'Expand more', shut: 'Collapse', hide: 'Hide', centre: 'Centre', facts: n => (n === 1 ? 'fact' : 'facts'), figures: 'Figures', noFacts: 'No facts',
    more: 'Show more', left: 'left', confidence: 'confidence', by: 'found by', undated: 'no date', untitled: 'untitled',
    noMatch: 'Nothing found', hiddenNow: 'not shown', linksWord: 'links', article: 'Article', everything: 'All', subject: 'Subject', subjectKind: 'Subject class', relation: 'Relation', object: 'Object', objectKind: 'Object class',
    sentence: 'Sentence', publisher: 'Publisher', published: 'Date', status: { done: 'done', ongoing: 'ongoing', planned: 'planned' },
    about: 'Every line comes from a sentence in an article; click to see the sentence, the article and its date. This file needs no network and can be passed on as it is.',
    shown: (n, m, f) => `${n} of ${m} shown, ${f} ${f === '1' ? 'fact' : 'facts'}`, best: 'the best connected and theirs', around: name => `around “${name}”`,
    reach: 'search reaches all', absent: n => `${n} more are not in this file`, filtered: n => `${n} hidden by filters`, beyond: n => `${n} more neighbours are not in this file`, every: 'all are shown',
    keys: [['/', 'search'], ['Arrows', 'go to the nearest node that way'], ['Shift + arrows', 'move the view'], ['E, double click', 'expand or collapse'],
      ['H', 'hide the selected'], ['+ − 0', 'zoom in, out, whole graph'], ['Esc', 'close the card'], ['Dashed line', 'planned'],
      ['+3 after a name', '3 neighbours are not shown']],
  },
};
let lang = 'zh';
const t = key => TEXT[lang][key];
const count = n => n.toLocaleString('en-US');
